/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import io.yunheng.assessment.Analyses;
import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.Assessor;
import io.yunheng.assessment.CaseSettings;
import io.yunheng.assessment.CheckPack;
import io.yunheng.assessment.Dossier;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Packs;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.assessment.Workbook;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.ScaleName;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Understanding;
import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.Node;
import io.yunheng.run.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A platform in which everything is right, and what can be set on it: faults, each with the item
 * that it breaks and what has to be named, and settings that are right too.
 */
final class FaultLibrary {
  static final Path FOLDER = Path.of("src", "test", "resources", "faults");

  private static final Instant AS_OF = Instant.parse("2026-11-20T00:00:00Z");
  private static final Origin ORIGIN =
      new Origin("library", "faults", AS_OF, Origin.Manner.EXAMPLE);
  private static final EstateHeader HEADER =
      new EstateHeader("library", "library", AS_OF, EstateHeader.PLATFORM, List.of(), "library");

  private final MlpsCatalog catalog = MlpsCatalog.level3Cloud();
  private final Assessor assessor;
  private final Map<String, Map<String, Node>> correct;

  /** What was there the day before. */
  private final Map<String, Map<String, Node>> gone;

  FaultLibrary() throws InterruptedException {
    List<CheckPack> packs = new Packs(catalog, Analyses.all()).load(List.of());
    this.assessor = new Assessor(catalog, packs, 1, "library");
    correct = FaultSetting.resources(FOLDER.resolve("correct.yaml"), "resources");
    gone = FaultSetting.resources(FOLDER.resolve("correct.yaml"), "gone");
  }

  MlpsCatalog catalog() {
    return catalog;
  }

  /** All settings, in the order of the file. */
  static List<FaultSetting> settings() {
    return FaultSetting.read(FOLDER.resolve("settings.yaml"), "settings");
  }

  /** The platform as it is right. */
  Assessment assessed() throws InterruptedException {
    return assess(correct, List.of(), List.of());
  }

  /** The platform with a setting made. */
  Assessment assessed(FaultSetting setting) throws InterruptedException {
    return assess(setting.madeOn(correct), setting.unread(), setting.absent());
  }

  private Assessment assess(
      Map<String, Map<String, Node>> resources, List<Kind> unread, List<Kind> absent)
      throws InterruptedException {
    Estate.Builder estate = Estate.builder(HEADER);
    for (Kind kind : Kind.values()) {
      estate.add(
          absent.contains(kind)
              ? coverage(kind, Understanding.UNSUPPORTED, "not-offered", "service")
              : unread.contains(kind)
                  ? coverage(kind, Understanding.DENIED, "http-403", "role:admin")
                  : coverage(kind, Understanding.COMPLETE, "", ""));
    }
    Problems problems = new Problems();
    ResourceYaml yaml = new ResourceYaml(ORIGIN);
    for (Map<String, Node> one : resources.values()) {
      Optional<Resource> resource =
          yaml.read(Fields.of("library", new Node.Mapping(one, 1), problems));
      resource.filter(found -> !unread.contains(found.kind())).ifPresent(estate::add);
    }
    problems.throwIfAny();
    Estate earlier = earlier();
    return assessor.assess(
        new Dossier(
            new CaseSettings(
                "库",
                SubjectKind.PLATFORM,
                3,
                Optional.of(AS_OF),
                CaseSettings.DEFAULT_ZONE,
                true,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty()),
            "0".repeat(64),
            new Evidence(SubjectKind.PLATFORM, AS_OF, estate.build(), Optional.of(earlier)),
            List.of(),
            new Workbook(List.of())),
        ScaleName.GBT28448,
        Progress.SILENT);
  }

  private static Coverage coverage(Kind kind, Understanding how, String reason, String need) {
    return new Coverage(kind, Coverage.WHOLE, how, reason, need, 0, ORIGIN);
  }

  /** The day before everything was right too. */
  private Estate earlier() {
    Estate.Builder estate =
        Estate.builder(
            new EstateHeader(
                HEADER.name(),
                HEADER.cloud(),
                AS_OF.minus(Duration.ofDays(1)),
                HEADER.viewpoint(),
                HEADER.tenants(),
                HEADER.producer()));
    Problems problems = new Problems();
    ResourceYaml yaml = new ResourceYaml(ORIGIN);
    Stream.concat(correct.values().stream(), gone.values().stream())
        .forEach(
            one ->
                yaml.read(Fields.of("library", new Node.Mapping(one, 1), problems))
                    .ifPresent(estate::add));
    for (Kind kind : Kind.values()) {
      estate.add(new Coverage(kind, Coverage.WHOLE, Understanding.COMPLETE, "", "", 0, ORIGIN));
    }
    problems.throwIfAny();
    return estate.build();
  }
}
