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
import io.yunheng.files.YamlDocument;
import io.yunheng.run.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /**
   * What is set on the platform.
   *
   * @param item the item it is about, without what all items have in common
   * @param wrong whether it is a fault
   * @param what in words
   * @param named what the finding has to name, besides the reason that the check gives
   * @param check the check that has to find it; empty for any
   * @param unread kinds that could not be read
   * @param absent kinds that the cloud does not offer
   */
  record Setting(
      String id,
      String item,
      boolean wrong,
      String what,
      List<String> named,
      String check,
      List<Kind> unread,
      List<Kind> absent,
      List<Fields> edits,
      List<Fields> added,
      List<String> removed) {
    @Override
    public String toString() {
      return id + " " + item + ": " + what;
    }
  }

  private final MlpsCatalog catalog = MlpsCatalog.level3Cloud();
  private final Assessor assessor;
  private final Map<String, Map<String, Node>> correct = new LinkedHashMap<>();

  /** What was there the day before. */
  private final List<Map<String, Node>> gone = new ArrayList<>();

  FaultLibrary() throws InterruptedException {
    List<CheckPack> packs = new Packs(catalog, Analyses.all()).load(List.of());
    this.assessor = new Assessor(catalog, packs, 1, "library");
    Problems problems = new Problems();
    Fields root = read("correct.yaml", problems);
    root.list("gone").forEach(one -> gone.add(one.written()));
    for (Fields one : root.list("resources")) {
      if (correct.put(one.text("id"), one.written()) != null) {
        one.twice("id", one.text("id"));
      }
    }
    problems.throwIfAny();
  }

  MlpsCatalog catalog() {
    return catalog;
  }

  /** All settings, in the order of the file. */
  static List<Setting> settings() {
    Problems problems = new Problems();
    List<Setting> all = new ArrayList<>();
    Set<String> ids = new LinkedHashSet<>();
    for (Fields one : read("settings.yaml", problems).list("settings")) {
      one.only(
          "id", "item", "what", "right", "names", "check", "unread", "absent", "set", "add",
          "remove");
      if (!ids.add(one.text("id"))) {
        one.twice("id", one.text("id"));
      }
      all.add(
          new Setting(
              one.text("id"),
              one.text("item"),
              !one.flag("right"),
              one.text("what"),
              one.texts("names"),
              one.optionalText("check").orElse(""),
              kinds(one, "unread"),
              kinds(one, "absent"),
              one.list("set"),
              one.list("add"),
              one.texts("remove")));
    }
    problems.throwIfAny();
    return all;
  }

  private static List<Kind> kinds(Fields setting, String field) {
    List<Kind> kinds = new ArrayList<>();
    for (String code : setting.texts(field)) {
      Kind.of(code).ifPresentOrElse(kinds::add, () -> setting.dangling(field, code));
    }
    return kinds;
  }

  /** The platform as it is right. */
  Assessment assessed() throws InterruptedException {
    return assess(correct, List.of(), List.of());
  }

  /** The platform with a setting made. */
  Assessment assessed(Setting setting) throws InterruptedException {
    Map<String, Map<String, Node>> resources = new LinkedHashMap<>(correct);
    for (String id : setting.removed()) {
      if (resources.remove(id) == null) {
        throw new IllegalArgumentException(setting.id() + ": nothing to remove: " + id);
      }
    }
    for (Fields edit : setting.edits()) {
      Map<String, Node> columns =
          new LinkedHashMap<>(resources.getOrDefault(edit.text("id"), Map.of()));
      if (columns.isEmpty()) {
        throw new IllegalArgumentException(setting.id() + ": nothing to set: " + edit.text("id"));
      }
      edit.written().forEach(columns::put);
      edit.texts("unknown").forEach(columns::remove);
      resources.put(edit.text("id"), columns);
    }
    for (Fields added : setting.added()) {
      if (resources.put(added.text("id"), added.written()) != null) {
        throw new IllegalArgumentException(
            setting.id() + ": is there already: " + added.text("id"));
      }
    }
    return assess(resources, setting.unread(), setting.absent());
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
    Stream.concat(correct.values().stream(), gone.stream())
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

  private static Fields read(String name, Problems problems) {
    try {
      Path file = FOLDER.resolve(name);
      return Fields.of(name, YamlDocument.parse(Files.readAllBytes(file), name), problems);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
