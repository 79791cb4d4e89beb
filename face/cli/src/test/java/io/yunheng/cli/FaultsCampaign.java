/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateReader;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Principal;
import io.yunheng.estate.RegisterTemplate;
import io.yunheng.estate.Row;
import io.yunheng.estate.Understanding;
import io.yunheng.fault.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code testbed/faults} sets on a real cloud is found and named, and what is right is not
 * called wrong. Brings the cloud up itself unless {@code OPENSTACK_TESTBED_DIR} names one, on which
 * nothing was set yet. Run by {@code ./test campaign}.
 */
class FaultsCampaign {
  private static final Path TESTBED = GuideTest.ROOT.resolve("testbed");
  private static final Map<String, String> SIDES =
      Map.of(
          "contractor", "third-party",
          "admin", "provider",
          "gov-operator", "customer",
          "gov-auditor", "customer",
          "gov-admin", "customer",
          "acme-dev", "customer");

  @TempDir private Path place;

  /** What came of the settings of an item. */
  private record Score(int faults, int named, int satisfied, int right, int alarms) {
    static final Score NONE = new Score(0, 0, 0, 0, 0);

    Score and(Score other) {
      return new Score(
          faults + other.faults,
          named + other.named,
          satisfied + other.satisfied,
          right + other.right,
          alarms + other.alarms);
    }
  }

  @Test
  void everyFaultIsFoundAndNamed() throws IOException, InterruptedException {
    Optional<String> given = Optional.ofNullable(System.getenv("OPENSTACK_TESTBED_DIR"));
    Path folder = given.map(Path::of).orElseGet(() -> place.resolve("cloud"));
    if (given.isEmpty()) {
      run(folder, "openstack-up");
    }
    try {
      if (!Files.exists(folder.resolve("faults.json"))) {
        run(folder, "faults");
      }
      Map<String, Score> scores = scores(folder);
      report(scores);
      Score all = scores.values().stream().reduce(Score.NONE, Score::and);
      assertThat(all.satisfied()).as("called satisfied").isZero();
      assertThat(all.named()).as("found and named").isEqualTo(all.faults());
      assertThat(all.alarms()).as("false alarms").isZero();
    } finally {
      if (given.isEmpty()) {
        run(folder, "openstack-down", "--purge");
      }
    }
  }

  private Map<String, Score> scores(Path folder) throws IOException, InterruptedException {
    TestCloud cloud = TestCloud.at(folder);
    cloud.cloudsFile(place.resolve("clouds.yaml"), "mycloud");
    typed("case", "init", "case");
    typed("collect", "openstack", "--cloud", "mycloud", "--into", "case");
    people(folder);
    try (Stream<Path> trails = Files.list(folder.resolve("audit"))) {
      for (Path trail : trails.toList()) {
        Files.copy(trail, place.resolve("case/events").resolve(trail.getFileName()));
      }
    }
    typed("assess", "case", "-o", "out");
    Map<String, JsonNode> items = new HashMap<>();
    JsonNode result = json(place.resolve("out/result.json"));
    result.path("items").forEach(item -> items.put(item.path("id").stringValue(), item));
    Map<String, Score> scores = new LinkedHashMap<>();
    for (JsonNode setting : json(folder.resolve("faults.json"))) {
      String item = setting.path("item").stringValue();
      JsonNode found = items.getOrDefault("MLPS-L3-" + item, result);
      scores.merge(item, score(setting, found), Score::and);
    }
    return scores;
  }

  private static Score score(JsonNode setting, JsonNode item) {
    List<String> names = new ArrayList<>();
    setting.path("names").forEach(name -> names.add(name.stringValue()));
    boolean wrong = setting.path("wrong").booleanValue();
    boolean named =
        told(item, wrong ? List.of("violated", "unknown") : List.of("violated")).stream()
            .anyMatch(one -> names.stream().anyMatch(one::contains));
    boolean passed = item.path("verdict").stringValue("").equals("compliant");
    if (wrong != named) {
      System.out.println(
          (wrong ? "missed: " : "false alarm: ")
              + setting.path("item").stringValue()
              + ": "
              + setting.path("what").stringValue()
              + " "
              + names);
    }
    return wrong
        ? new Score(1, named ? 1 : 0, passed ? 1 : 0, 0, 0)
        : new Score(0, 0, 0, 1, named ? 1 : 0);
  }

  /** Names and details of what an item's checks found with one of the outcomes. */
  private static List<String> told(JsonNode item, List<String> outcomes) {
    List<String> told = new ArrayList<>();
    for (JsonNode object : item.path("objects")) {
      for (JsonNode aspect : object.path("aspects")) {
        for (JsonNode check : aspect.path("checks")) {
          for (JsonNode seen : check.path("observations")) {
            if (outcomes.contains(seen.path("outcome").stringValue(""))) {
              told.add(
                  seen.path("id").stringValue("")
                      + " "
                      + seen.path("name").stringValue("")
                      + " "
                      + seen.path("details")
                      + " ");
            }
          }
        }
      }
    }
    return told;
  }

  /** Writes the table that docs/mlps-methods.md shows. */
  private static void report(Map<String, Score> scores) throws IOException {
    StringBuilder text = new StringBuilder();
    scores.forEach((item, one) -> line(text, item, one));
    line(text, "**all**", scores.values().stream().reduce(Score.NONE, Score::and));
    Files.writeString(
        GuideTest.ROOT.resolve("cloud/assessment/src/test/resources/faults/live.md"), text);
  }

  private static void line(StringBuilder text, String name, Score one) {
    text.append("| ")
        .append(name)
        .append(" | ")
        .append(one.faults())
        .append(" | ")
        .append(one.named())
        .append(" | ")
        .append(one.satisfied())
        .append(" | ")
        .append(one.right())
        .append(" | ")
        .append(one.alarms())
        .append(" |\n");
  }

  /** A register of whose people they are, and that there are no approvals. */
  private void people(Path folder) throws IOException, InterruptedException {
    Map<String, String> sides = new HashMap<>(SIDES);
    json(folder.resolve("people.json"))
        .properties()
        .forEach(one -> sides.put(one.getKey(), one.getValue().stringValue()));
    Path file;
    try (Stream<Path> estates = Files.list(place.resolve("case/estates"))) {
      file = estates.findFirst().orElseThrow();
    }
    Estate collected = EstateReader.read(file);
    Origin origin =
        new Origin("test", "register", collected.header().collectedAt(), Origin.Manner.TYPED);
    Estate.Builder said = Estate.builder(collected.header());
    said.add(
        new Coverage(Kind.APPROVAL, Coverage.WHOLE, Understanding.COMPLETE, "", "", 0, origin));
    for (Principal principal : collected.all(Principal.SHAPE)) {
      Optional<String> side = principal.name().optional().map(sides::get);
      if (side.isPresent()) {
        Row row = Principal.SHAPE.row(principal.id(), origin, Gap.notRecorded(origin));
        row.set(Principal.SHAPE.index("side").orElseThrow(), Fact.known(side.get()));
        said.add(Principal.SHAPE.build(row));
      }
    }
    RegisterTemplate.write(
        place.resolve("case/registers/people.xlsx"),
        List.of(Kind.PRINCIPAL, Kind.APPROVAL),
        said.build(),
        Language.ZH);
  }

  private void typed(String... arguments) throws IOException, InterruptedException {
    Typed typed = Typed.in(place, List.of(arguments));
    assertThat(typed.exit()).as(typed.printed()).isIn(0, 10, 11, 12);
  }

  private static void run(Path folder, String... command) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(command));
    line.set(0, TESTBED.resolve(command[0]).toString());
    ProcessBuilder builder = new ProcessBuilder(line).inheritIO();
    builder.environment().put("OPENSTACK_TESTBED_DIR", folder.toString());
    assertThat(builder.start().waitFor()).as(String.join(" ", line)).isZero();
  }

  private static JsonNode json(Path file) throws IOException {
    return JsonMapper.shared().readTree(Files.readAllBytes(file));
  }
}
