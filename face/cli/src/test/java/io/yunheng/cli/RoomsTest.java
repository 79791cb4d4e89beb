/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rooms of the house: which may know which, and that they are entered by their doors. */
class RoomsTest {
  private static final String BASE = "fault files finding http run";

  /** Which rooms each room may know, beside itself and, outside the base, {@link #BASE}. */
  private static final Map<String, String> KNOWS =
      Map.ofEntries(
          Map.entry("fault", ""),
          Map.entry("run", "fault"),
          Map.entry("files", "fault"),
          Map.entry("finding", "fault files"),
          Map.entry("http", "fault files"),
          Map.entry("catalog", ""),
          Map.entry("responsibility", "catalog"),
          Map.entry("estate", ""),
          Map.entry("openstack", "estate"),
          Map.entry("assessment", "catalog estate"),
          Map.entry("fixity", ""),
          Map.entry("bag", "fixity"),
          Map.entry("content", ""),
          Map.entry("stores", "fixity openstack"),
          Map.entry("database", ""),
          Map.entry("inspection", "content database"),
          Map.entry("migration", "estate fixity stores database"),
          Map.entry(
              "handover", "catalog estate fixity bag content stores database inspection migration"),
          Map.entry(
              "report",
              "catalog estate openstack assessment responsibility"
                  + " fixity bag content database inspection migration handover"),
          Map.entry(
              "jobs",
              "catalog estate openstack assessment responsibility fixity bag content stores"
                  + " database inspection migration handover report"),
          Map.entry("access", ""),
          Map.entry("casework", "catalog estate assessment access"),
          Map.entry("store", "assessment access casework"),
          Map.entry(
              "cli",
              "catalog estate openstack assessment responsibility fixity bag content stores"
                  + " database inspection migration handover report jobs"),
          Map.entry(
              "server",
              "catalog estate assessment responsibility content handover report jobs"
                  + " access casework lifecycle store"));

  /** Rooms that are cut by packages, each with a door of its own, and the room of the commands. */
  private static final List<String> DOORS_BY_PACKAGE = List.of("report", "cli", "server");

  private static final Path EXCEPTIONS =
      Path.of(System.getProperty("yunheng.root"), "face/cli/src/test/resources/past-the-door.txt");

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.yunheng");

  @Test
  void everyRoomHasItsPlaceInTheRules() throws IOException {
    SortedSet<String> found = new TreeSet<>();
    Path root = Path.of(System.getProperty("yunheng.root"));
    for (String wing : List.of("base", "standards", "cloud", "data", "work", "face")) {
      try (Stream<Path> rooms = Files.list(root.resolve(wing))) {
        rooms
            .filter(room -> Files.exists(room.resolve("src/main/java")))
            .forEach(room -> found.add(room.getFileName().toString()));
      }
    }
    assertThat(found).isEqualTo(new TreeSet<>(KNOWS.keySet()));
    assertThat(OURS.stream().map(RoomsTest::room).collect(Collectors.toSet()))
        .isEqualTo(KNOWS.keySet());
  }

  @Test
  void aRoomKnowsOnlyTheRoomsItMay() {
    for (Map.Entry<String, String> room : KNOWS.entrySet()) {
      List<String> base = List.of(BASE.split(" "));
      List<String> known = List.of(room.getValue().split(" "));
      String[] forbidden =
          KNOWS.keySet().stream()
              .filter(other -> !other.equals(room.getKey()) && !known.contains(other))
              .filter(other -> !base.contains(other) || base.contains(room.getKey()))
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
  void theRoomsAndTheirPackagesHaveNoCircles() {
    slices().matching("io.yunheng.(*)..").should().beFreeOfCycles().check(OURS);
    slices().matching("io.yunheng.(*.*)..").should().beFreeOfCycles().check(OURS);
  }

  /** What is entered past a door is listed, and the list only gets shorter. */
  @Test
  void aRoomIsEnteredByItsTopPackage() throws IOException {
    SortedSet<String> past = new TreeSet<>();
    for (JavaClass one : OURS) {
      for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
        JavaClass other = dependency.getTargetClass().getBaseComponentType();
        if (other.getPackageName().startsWith("io.yunheng.")
            && !room(other).equals(room(one))
            && !DOORS_BY_PACKAGE.contains(room(other))
            && !other.getPackageName().equals("io.yunheng." + room(other))) {
          past.add(room(one) + " -> " + top(other));
        }
      }
    }
    List<String> excepted = Files.exists(EXCEPTIONS) ? Files.readAllLines(EXCEPTIONS) : List.of();
    assertThat(past)
        .as("entered past a door, and not in %s (take out of it what is mended)", EXCEPTIONS)
        .containsExactlyElementsOf(excepted);
  }

  /** The door is what others use: a public type in it that nobody else uses belongs inside. */
  @Test
  void aDoorHoldsNothingThatNobodyElseUses() throws IOException {
    Map<String, JavaClass> unused = new LinkedHashMap<>();
    for (JavaClass one : OURS) {
      if (one.getPackageName().equals("io.yunheng." + room(one))
          && one.isTopLevelClass()
          && one.getModifiers().contains(JavaModifier.PUBLIC)
          && !DOORS_BY_PACKAGE.contains(room(one))) {
        unused.put(one.getName(), one);
      }
    }
    for (JavaClass one : OURS) {
      for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
        String other = top(dependency.getTargetClass().getBaseComponentType());
        if (!one.getPackageName().equals(packageOf(other))) {
          unused.remove(other);
        }
      }
    }
    Path root = Path.of(System.getProperty("yunheng.root"));
    for (String user :
        List.of(
            "benchmarks/src/main",
            "data/handover/src/test",
            "work/access/src/test",
            "work/store/src/test")) {
      unused.keySet().removeAll(imported(root.resolve(user)));
    }
    assertThat(unused.keySet()).as("public, but used by nobody outside its package").isEmpty();
  }

  @Test
  void noEngineHoldsMoreThanItsShare() throws IOException {
    Map<String, Long> lines = new LinkedHashMap<>();
    Path root = Path.of(System.getProperty("yunheng.root"));
    for (String room : KNOWS.keySet()) {
      for (String wing : List.of("base", "standards", "cloud", "data", "work", "face")) {
        Path sources = root.resolve(wing).resolve(room).resolve("src/main/java");
        if (Files.isDirectory(sources)) {
          lines.put(room, lines(sources));
        }
      }
    }
    long all = lines.values().stream().mapToLong(Long::longValue).sum();
    assertThat(lines.keySet()).isEqualTo(KNOWS.keySet());
    lines.forEach(
        (room, count) -> {
          if (!DOORS_BY_PACKAGE.contains(room)) {
            assertThat(count * 100).as("%s: %d of %d lines", room, count, all).isLessThan(15 * all);
          }
        });
  }

  /**
   * What sources name that are not compiled with the rooms: benchmarks, and tests that need a room
   * below.
   */
  private static List<String> imported(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        for (String line : Files.readAllLines(file)) {
          if (line.startsWith("import ")) {
            names.add(line.substring("import ".length(), line.length() - 1));
          }
        }
      }
    }
    return names;
  }

  private static long lines(Path folder) throws IOException {
    long sum = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        try (Stream<String> lines = Files.lines(file)) {
          sum += lines.count();
        }
      }
    }
    return sum;
  }

  private static String room(JavaClass one) {
    String rest = one.getPackageName().substring("io.yunheng.".length());
    int end = rest.indexOf('.');
    return end < 0 ? rest : rest.substring(0, end);
  }

  private static String top(JavaClass one) {
    String name = one.getName();
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }

  private static String packageOf(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }
}
