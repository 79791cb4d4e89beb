/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.yunheng.files.YamlDocument;
import io.yunheng.report.page.PageTemplates;
import io.yunheng.report.workbook.StreamedWorkbook;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Holds the walls between the rooms: arrows go one way. */
class WallsTest {
  /** Which rooms each room may know, beside itself. */
  private static final Map<String, List<String>> KNOWS =
      Map.of(
          "fault", List.of(),
          "catalog", List.of("fault"),
          "estate", List.of("fault"),
          "assessment", List.of("fault", "catalog", "estate"),
          "responsibility", List.of("fault", "catalog"),
          "handover", List.of("fault", "catalog", "estate"),
          "report",
              List.of("fault", "catalog", "estate", "assessment", "responsibility", "handover"),
          "cli",
              List.of(
                  "fault",
                  "catalog",
                  "estate",
                  "assessment",
                  "responsibility",
                  "handover",
                  "report"));

  private static final Class<?> ATTRIBUTES = FileAttribute[].class;

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.yunheng");

  @Test
  void aRoomKnowsOnlyTheRoomsItMay() {
    for (Map.Entry<String, List<String>> room : KNOWS.entrySet()) {
      String[] forbidden =
          KNOWS.keySet().stream()
              .filter(other -> !other.equals(room.getKey()) && !room.getValue().contains(other))
              .map(other -> "io.yunheng." + other + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("io.yunheng." + room.getKey() + "..")
          .should()
          .dependOnClassesThat(resideInAnyPackage(forbidden))
          .allowEmptyShould(false)
          .check(OURS);
    }
  }

  @Test
  void theRoomsAndTheirPackagesHaveNoCycles() {
    slices().matching("io.yunheng.(*)..").should().beFreeOfCycles().check(OURS);
    slices().matching("io.yunheng.(*.*)..").should().beFreeOfCycles().check(OURS);
  }

  @Test
  void onlyTheCommandsKnowTheCommandLineAndNobodyKnowsSpring() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.yunheng.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..", "org.springframework..")
        .check(OURS);
  }

  @Test
  void enginesDoNotWriteDocuments() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.yunheng.catalog..", "io.yunheng.assessment..", "io.yunheng.responsibility..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.poi..", "gg.jte..")
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
        .resideInAPackage("io.yunheng.report.template..")
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
        .areDeclaredInClassesThat()
        .resideInAPackage("io.yunheng..")
        .and()
        .doNotHaveModifier(JavaModifier.SYNTHETIC)
        .should()
        .notBeFinal()
        .allowEmptyShould(true)
        .check(OURS);
  }

  @Test
  void noClassIsLongerThanAPersonCanHold() throws IOException {
    Path root = Path.of(System.getProperty("yunheng.root"));
    try (Stream<Path> rooms =
        KNOWS.keySet().stream().map(room -> root.resolve(room).resolve("src"))) {
      for (Path room : rooms.toList()) {
        try (Stream<Path> files = Files.walk(room)) {
          for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
            try (Stream<String> lines = Files.lines(file)) {
              assertThat(lines.count()).as(file.toString()).isLessThanOrEqualTo(500);
            }
          }
        }
      }
    }
  }
}
