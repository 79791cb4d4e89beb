/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.yunheng.estate.RegisterTemplate;
import io.yunheng.files.YamlDocument;
import io.yunheng.report.page.PageTemplates;
import io.yunheng.report.workbook.StreamedWorkbook;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.security.Provider;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the walls between the rooms: arrows go one way. */
class WallsTest {
  private static final List<Class<?>> MUTABLE =
      List.of(
          Map.class,
          Collection.class,
          AtomicInteger.class,
          AtomicLong.class,
          AtomicReference.class);

  private static final List<String> TEMPLATES =
      List.of("io.yunheng.report.template", "io.yunheng.server.template");

  private static final Class<?> ATTRIBUTES = FileAttribute[].class;

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.yunheng");

  @Test
  void onlyTheCommandsKnowTheCommandLineAndOnlyTheServerKnowsSpring() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.yunheng.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..")
        .check(OURS);
    noClasses()
        .that()
        .resideOutsideOfPackage("io.yunheng.server..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "jakarta.servlet..")
        .check(OURS);
  }

  /** But for the empty registers that a case begins with. */
  @Test
  void enginesDoNotWriteDocuments() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "io.yunheng.report..", "io.yunheng.cli..", "io.yunheng.server.template..")
        .and(not(belongToAnyOf(RegisterTemplate.class)))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "gg.jte..", "org.apache.poi.xwpf..", "org.apache.poi.xssf.streaming..")
                .or(type(XSSFWorkbook.class)))
        .check(OURS);
  }

  @Test
  void templatesAreCompiledIntoTheirRoomAndLoadedInOnePlace() {
    classes()
        .that()
        .haveSimpleNameStartingWith("Jte")
        .and()
        .haveSimpleNameEndingWith("Generated")
        .should()
        .resideInAnyPackage("io.yunheng.report.template..", "io.yunheng.server.template..")
        .check(OURS);
    noClasses()
        .that()
        .doNotBelongToAnyOf(PageTemplates.class)
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("gg.jte.TemplateEngine")
        .check(OURS);
  }

  @Test
  void aNameStandsOnce() {
    Map<String, List<String>> names =
        OURS.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(one -> !one.getSimpleName().equals("package-info"))
            .filter(one -> !isTemplate(one.getPackageName()))
            .collect(
                Collectors.groupingBy(
                    JavaClass::getSimpleName,
                    TreeMap::new,
                    Collectors.mapping(JavaClass::getName, Collectors.toList())));
    names.values().removeIf(places -> places.size() == 1);
    assertThat(names).as("names of classes that stand more than once").isEmpty();
  }

  @Test
  void yamlIsReadByOneClass() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(YamlDocument.class)
        .should()
        .dependOnClassesThat()
        .haveNameMatching(".*\\.(YAMLFactory|YAMLMapper)")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("org.snakeyaml..", "org.yaml..")
        .check(OURS);
  }

  @Test
  void everyPackageOfARoomKnowsNoNulls() {
    Set<String> marked =
        OURS.stream()
            .filter(one -> one.getSimpleName().equals("package-info"))
            .filter(one -> one.isAnnotatedWith(NullMarked.class))
            .map(JavaClass::getPackageName)
            .collect(Collectors.toSet());
    assertThat(marked).isNotEmpty();
    assertThat(OURS.stream().map(JavaClass::getPackageName).distinct())
        .filteredOn(name -> !isTemplate(name))
        .isSubsetOf(marked);
  }

  private static boolean isTemplate(String name) {
    return TEMPLATES.stream().anyMatch(name::startsWith);
  }

  @Test
  void nothingIsNamedForNoMeaning() {
    classes()
        .should()
        .haveSimpleNameNotEndingWith("Util")
        .andShould()
        .haveSimpleNameNotEndingWith("Utils")
        .andShould()
        .haveSimpleNameNotEndingWith("Helper")
        .andShould()
        .haveSimpleNameNotEndingWith("Manager")
        .check(OURS);
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..common..", "..helper..", "..manager..")
        .check(OURS);
  }

  @Test
  void temporaryFilesAreInFoldersOfTheirOwn() {
    noClasses()
        .should()
        .callMethod(Files.class, "createTempFile", String.class, String.class, ATTRIBUTES)
        .orShould()
        .callMethod(Files.class, "createTempDirectory", String.class, ATTRIBUTES)
        .orShould()
        .callMethod(File.class, "createTempFile", String.class, String.class)
        .check(OURS);
    noClasses()
        .that()
        .areNotAssignableTo(StreamedWorkbook.class)
        .should()
        .callConstructorWhere(target(owner(type(SXSSFWorkbook.class))))
        .check(OURS);
  }

  @Test
  void staticsHoldNoState() {
    noFields()
        .that()
        .areStatic()
        .and()
        .doNotHaveModifier(JavaModifier.SYNTHETIC)
        .should()
        .notBeFinal()
        .orShould()
        .haveRawType(resideInAnyPackage("java.util.concurrent.."))
        .orShould()
        .haveRawType(assignableTo(ThreadLocal.class))
        .check(OURS);
    noClasses().should(fillWhatTheyKeepInStatics()).check(OURS);
  }

  /** A collection that can change, made while a class is loaded, is kept by one of its statics. */
  private static ArchCondition<JavaClass> fillWhatTheyKeepInStatics() {
    return new ArchCondition<>("make collections that can change for their statics") {
      @Override
      public void check(JavaClass one, ConditionEvents events) {
        one.getStaticInitializer().stream()
            .flatMap(start -> start.getConstructorCallsFromSelf().stream())
            .filter(call -> MUTABLE.stream().anyMatch(call.getTargetOwner()::isAssignableTo))
            .filter(call -> !call.getTargetOwner().isAssignableTo(Provider.class))
            .forEach(
                call -> events.add(SimpleConditionEvent.satisfied(one, call.getDescription())));
      }
    };
  }

  @Test
  void noClassIsLongerThanAPersonCanHold() throws IOException {
    Path root = Path.of(System.getProperty("yunheng.root"));
    for (String wing :
        List.of("base", "standards", "cloud", "data", "work", "face", "benchmarks")) {
      try (Stream<Path> files = Files.walk(root.resolve(wing))) {
        for (Path file :
            files.filter(path -> path.toString().matches(".*/src/.*[.]java")).toList()) {
          try (Stream<String> lines = Files.lines(file)) {
            assertThat(lines.count()).as(file.toString()).isLessThanOrEqualTo(500);
          }
        }
      }
    }
  }
}
