/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.assessment.Analyses;
import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.Assessor;
import io.yunheng.assessment.CaseFolder;
import io.yunheng.assessment.CheckResult;
import io.yunheng.assessment.Dossier;
import io.yunheng.assessment.ItemResult;
import io.yunheng.assessment.Observation;
import io.yunheng.assessment.ObservationOutcome;
import io.yunheng.assessment.Packs;
import io.yunheng.assessment.check.FaultFindings;
import io.yunheng.assessment.check.FaultSetting;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.ScaleName;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateReader;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Principal;
import io.yunheng.estate.RegisterTemplate;
import io.yunheng.estate.Row;
import io.yunheng.fault.Language;
import io.yunheng.run.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code testbed/faults} sets on a real cloud, and what is then set in the registers of its
 * case, is found and named, and what is right is not called wrong. Brings the cloud up itself
 * unless {@code OPENSTACK_TESTBED_DIR} names one, on which nothing was set yet. Run by {@code
 * ./test campaign}.
 */
class FaultsCampaign {
  private static final Path TESTBED = GuideTest.ROOT.resolve("testbed");
  private static final Path LIBRARY =
      GuideTest.ROOT.resolve("cloud/assessment/src/test/resources/faults");
  private static final Map<String, String> SIDES =
      Map.of(
          "contractor", "third-party",
          "admin", "provider",
          "gov-operator", "customer",
          "gov-auditor", "customer",
          "gov-admin", "customer",
          "acme-dev", "customer");

  private static final String PEOPLE = "people.json";
  private static final String FAULTS = "faults.json";

  /** A machine that is taken out of the cloud's own records between two collections. */
  private static final String VANISHES = "f-vanished";

  @TempDir private Path place;
  private final MlpsCatalog catalog = MlpsCatalog.level3Cloud();
  private final LiveScores scores = new LiveScores();

  @Test
  void everyFaultIsFoundAndNamed() throws IOException, InterruptedException {
    Optional<String> given = Optional.ofNullable(System.getenv("OPENSTACK_TESTBED_DIR"));
    Path folder = given.map(Path::of).orElseGet(() -> place.resolve("cloud"));
    if (given.isEmpty()) {
      run(folder, "openstack-up");
    }
    try {
      collect(folder);
    } finally {
      if (given.isEmpty()) {
        run(folder, "openstack-down", "--purge");
      }
    }
    people();
    LiveRegisters registers = registers();
    registers.write(registerFile());
    Assessment base = assessed();
    for (JsonNode setting : json(place.resolve(FAULTS))) {
      ofCloud(setting, base);
    }
    for (FaultSetting setting : registers.settings()) {
      registers.write(registerFile(), setting);
      ofRegisters(setting, registers.named(setting), base);
    }
    scores.write(LIBRARY.resolve("live.md"));
    assertThat(scores.missed()).isEmpty();
    assertThat(scores.satisfied()).as("called satisfied").isEmpty();
    assertThat(scores.alarms()).as("false alarms").isEmpty();
    assertThat(scores.faults()).isGreaterThanOrEqualTo(120);
    assertThat(scores.right()).isGreaterThanOrEqualTo(60);
  }

  /** What {@code testbed/faults} set: on objects of its own, all in one cloud. */
  private void ofCloud(JsonNode setting, Assessment base) {
    List<String> names = new ArrayList<>();
    setting.path("names").forEach(name -> names.add(name.stringValue()));
    boolean wrong = setting.path("wrong").booleanValue();
    ItemResult item = item(base, setting.path("item").stringValue());
    boolean named =
        told(
                item,
                wrong
                    ? EnumSet.of(ObservationOutcome.VIOLATED, ObservationOutcome.UNKNOWN)
                    : EnumSet.of(ObservationOutcome.VIOLATED))
            .anyMatch(one -> names.stream().anyMatch(words(one, wrong)::contains));
    String title = setting.path("item").stringValue() + ": " + setting.path("what").stringValue();
    scores.add(setting.path("item").stringValue(), title + " " + names, wrong, named, item);
  }

  /** A setting of the registers: what the item tells that it did not tell before. */
  private void ofRegisters(FaultSetting setting, List<String> names, Assessment base)
      throws InterruptedException {
    ItemResult item = FaultFindings.item(assessed(), setting);
    List<String> told = new ArrayList<>(FaultFindings.told(item));
    told.removeAll(FaultFindings.told(FaultFindings.item(base, setting)));
    boolean found =
        !told.isEmpty()
            && names.stream().allMatch(name -> told.stream().anyMatch(one -> one.contains(name)));
    scores.add(
        setting.item(),
        setting + " " + names + " " + told,
        setting.wrong(),
        setting.wrong() ? found : !told.isEmpty(),
        item);
  }

  /** What an item's checks found with one of the outcomes. */
  private static Stream<Observation> told(ItemResult item, Set<ObservationOutcome> outcomes) {
    return FaultFindings.aspects(item).stream()
        .flatMap(aspect -> aspect.checks().stream())
        .map(CheckResult::observations)
        .flatMap(List::stream)
        .filter(one -> outcomes.contains(one.outcome()));
  }

  /** Names and details; of what is right, not where it is listed among those who reach another. */
  private static String words(Observation one, boolean wrong) {
    Map<String, String> details = new HashMap<>(one.details());
    if (!wrong) {
      details.remove("who");
    }
    return one.id() + " " + one.name() + " " + details + one.gaps() + " ";
  }

  private static ItemResult item(Assessment assessment, String item) {
    return assessment.items().stream()
        .filter(one -> one.id().equals("MLPS-L3-" + item))
        .findFirst()
        .orElseThrow();
  }

  private Assessment assessed() throws InterruptedException {
    return new Assessor(catalog, new Packs(catalog, Analyses.all()).load(List.of()), 2, "campaign")
        .assess(
            Dossier.open(CaseFolder.load(place.resolve("case"))),
            ScaleName.GBT28448,
            Progress.SILENT);
  }

  /** Two collections, between which a machine vanished, and the audit trails. */
  private void collect(Path folder) throws IOException, InterruptedException {
    TestCloud cloud = TestCloud.at(folder);
    cloud.cloudsFile(place.resolve("clouds.yaml"), "mycloud");
    typed("case", "init", "case");
    if (!Files.exists(folder.resolve(FAULTS))) {
      run(folder, "faults");
    }
    typed("collect", "openstack", "--cloud", "mycloud", "--into", "case");
    if (!Files.exists(folder.resolve("vanished"))) {
      run(folder, "exercise", "vanish", VANISHES);
      Files.createFile(folder.resolve("vanished"));
    }
    typed("collect", "openstack", "--cloud", "mycloud", "--into", "case");
    try (Stream<Path> trails = Files.list(folder.resolve("audit"))) {
      for (Path trail : trails.toList()) {
        Files.copy(trail, place.resolve("case/events").resolve(trail.getFileName()));
      }
    }
    for (String said : List.of(PEOPLE, FAULTS)) {
      Files.copy(folder.resolve(said), place.resolve(said));
    }
  }

  private Estate collected() throws IOException, InterruptedException {
    List<Estate> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(place.resolve("case/estates"))) {
      for (Path file : files.toList()) {
        all.add(EstateReader.read(file));
      }
    }
    return all.stream()
        .max(Comparator.comparing(estate -> estate.header().collectedAt()))
        .orElseThrow();
  }

  private Path registerFile() {
    return place.resolve("case/registers/library.xlsx");
  }

  /** The registers over the newest estate, and the papers that they name. */
  private LiveRegisters registers() throws IOException, InterruptedException {
    byte[] paper = "paper\n".getBytes(StandardCharsets.UTF_8);
    for (String name : List.of("d.pdf", "t.pdf")) {
      Files.write(place.resolve("case/documents").resolve(name), paper);
    }
    try {
      String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(paper));
      return new LiveRegisters(LIBRARY, collected(), Map.of("00ff", digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A register of whose people they are. */
  private void people() throws IOException, InterruptedException {
    Map<String, String> sides = new HashMap<>(SIDES);
    json(place.resolve(PEOPLE))
        .properties()
        .forEach(one -> sides.put(one.getKey(), one.getValue().stringValue()));
    Estate collected = collected();
    Origin origin =
        new Origin("test", "register", collected.header().collectedAt(), Origin.Manner.TYPED);
    Estate.Builder said = Estate.builder(collected.header());
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
        List.of(Kind.PRINCIPAL),
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
