/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.casefile;

import io.yunheng.assessment.CaseSettings;
import io.yunheng.assessment.PlatformReport;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.estate.TypedMoment;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.Problems;
import io.yunheng.files.BoundedFile;
import io.yunheng.files.Node;
import io.yunheng.files.Node.Mapping;
import io.yunheng.files.Node.Nothing;
import io.yunheng.files.Node.Scalar;
import io.yunheng.files.Node.Sequence;
import io.yunheng.files.YamlDocument;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code case.yaml} into settings and says all that is wrong with it at once. */
public final class CaseYaml {
  public static final String NAME = "case.yaml";
  private static final List<String> KEYS =
      List.of(
          "name",
          "subject",
          "level",
          "asOf",
          "timeZone",
          "example",
          "tenant",
          "system",
          "estate",
          "earlier",
          "platformReport",
          "collectorKeys");
  private static final List<String> REPORT_KEYS =
      List.of("number", "level", "scope", "issuedAt", "validTo");
  private static final int SUPPORTED_LEVEL = 3;
  private static final int MAX_BYTES = 1 << 20;
  private static final String TIME_FORM = "2026-11-20 | 2026-11-20T08:30:00Z";

  private final Problems problems;

  private CaseYaml(Problems problems) {
    this.problems = problems;
  }

  /** The settings, empty if a problem was added that leaves nothing to go on. */
  public static Optional<CaseSettings> read(Path file, Problems problems) {
    Node root = YamlDocument.parse(BoundedFile.bytes(file, NAME, MAX_BYTES), NAME);
    if (!(root instanceof Mapping mapping) || mapping.entries().isEmpty()) {
      problems.add(FaultCode.CASE_KEY_MISSING, "file", NAME, "place", "1", "key", "name");
      return Optional.empty();
    }
    long before = problems.count();
    CaseSettings settings = new CaseYaml(problems).settings(valued(mapping));
    return problems.count() == before ? Optional.of(settings) : Optional.empty();
  }

  private CaseSettings settings(Mapping root) {
    refuseUnknown(root, KEYS, "");
    ZoneId zone = zone(root);
    SubjectKind subject = subject(root);
    Optional<String> tenant = text(root, "tenant", "");
    if (subject == SubjectKind.TENANT && tenant.isEmpty()) {
      missing(root, "tenant", "");
    }
    int level = number(root, "level", "").map(Long::intValue).orElse(SUPPORTED_LEVEL);
    if (level != SUPPORTED_LEVEL) {
      wrong(root, "level", "", Integer.toString(SUPPORTED_LEVEL));
    }
    return new CaseSettings(
        required(root, "name", ""),
        subject,
        level,
        time(root, "asOf", "", zone, false),
        zone,
        flag(root, "example"),
        tenant,
        text(root, "system", ""),
        paths(root, "estate"),
        paths(root, "earlier"),
        report(root, zone),
        keys(root));
  }

  private List<String> keys(Mapping root) {
    List<String> keys = paths(root, "collectorKeys");
    for (String key : keys) {
      if (!key.matches("[0-9a-f]{16}|[0-9a-f]{64}")) {
        wrong(root, "collectorKeys", "", "64 | 16 (0-9, a-f)");
      }
    }
    return keys;
  }

  /** The mapping without the keys that have no value. */
  private static Mapping valued(Mapping mapping) {
    Map<String, Node> entries = new LinkedHashMap<>(mapping.entries());
    entries.values().removeIf(Nothing.class::isInstance);
    return new Mapping(entries, mapping.line());
  }

  private Optional<PlatformReport> report(Mapping root, ZoneId zone) {
    Node node = root.entries().get("platformReport");
    if (node == null) {
      return Optional.empty();
    }
    String place = "platformReport.";
    if (!(node instanceof Mapping written)) {
      wrong(root, "platformReport", "", String.join(", ", REPORT_KEYS));
      return Optional.empty();
    }
    Mapping mapping = valued(written);
    refuseUnknown(mapping, REPORT_KEYS, place);
    Optional<Long> level = number(mapping, "level", place);
    if (level.isEmpty() && !mapping.entries().containsKey("level")) {
      missing(mapping, "level", place);
    }
    return Optional.of(
        new PlatformReport(
            required(mapping, "number", place),
            level.orElse(0L),
            required(mapping, "scope", place),
            time(mapping, "issuedAt", place, zone, false),
            time(mapping, "validTo", place, zone, true)));
  }

  private void refuseUnknown(Mapping mapping, List<String> known, String prefix) {
    Map<String, Node> unknown = new TreeMap<>(mapping.entries());
    known.forEach(unknown::remove);
    unknown.forEach(
        (key, node) ->
            problems.add(
                FaultCode.CASE_KEY_UNKNOWN,
                "file",
                NAME,
                "place",
                Integer.toString(node.line()),
                "key",
                prefix + key,
                "known",
                String.join(", ", known)));
  }

  private SubjectKind subject(Mapping root) {
    Optional<String> written = text(root, "subject", "");
    if (written.isEmpty()) {
      missing(root, "subject", "");
      return SubjectKind.PLATFORM;
    }
    Optional<SubjectKind> subject = SubjectKind.of(written.get());
    if (subject.isEmpty()) {
      wrong(root, "subject", "", "platform | tenant | private");
    }
    return subject.orElse(SubjectKind.PLATFORM);
  }

  private ZoneId zone(Mapping root) {
    Optional<String> written = text(root, "timeZone", "");
    if (written.isEmpty()) {
      return CaseSettings.DEFAULT_ZONE;
    }
    try {
      return ZoneId.of(written.get());
    } catch (DateTimeException e) {
      wrong(root, "timeZone", "", "Asia/Shanghai | UTC | ...");
      return CaseSettings.DEFAULT_ZONE;
    }
  }

  private Optional<Instant> time(
      Mapping mapping, String key, String prefix, ZoneId zone, boolean endOfDay) {
    Optional<String> written = text(mapping, key, prefix);
    Optional<Instant> time =
        written.flatMap(TypedMoment::parse).map(moment -> moment.at(zone, endOfDay));
    if (written.isPresent() && time.isEmpty()) {
      wrong(mapping, key, prefix, TIME_FORM);
    }
    return time;
  }

  private boolean flag(Mapping root, String key) {
    Optional<String> written = text(root, key, "");
    if (written.isPresent() && !List.of("true", "false").contains(written.get())) {
      wrong(root, key, "", "true | false");
    }
    return written.map("true"::equals).orElse(false);
  }

  private Optional<Long> number(Mapping mapping, String key, String prefix) {
    Optional<String> written = text(mapping, key, prefix);
    if (written.isPresent() && !written.get().matches("[1-9]")) {
      wrong(mapping, key, prefix, "1 ... 5");
      return Optional.empty();
    }
    return written.map(Long::valueOf);
  }

  private List<String> paths(Mapping root, String key) {
    Node node = root.entries().get(key);
    List<String> paths = new ArrayList<>();
    switch (node) {
      case null -> {}
      case Nothing _ -> {}
      case Scalar(String written, int _) -> paths.add(written);
      case Sequence(List<Node> items, int _) -> {
        for (Node item : items) {
          if (item instanceof Scalar(String written, int _)) {
            paths.add(written);
          } else if (!(item instanceof Nothing)) {
            wrong(root, key, "", "estates/....jsonl");
          }
        }
      }
      case Mapping _ -> wrong(root, key, "", "estates/....jsonl");
    }
    return paths;
  }

  private String required(Mapping mapping, String key, String prefix) {
    Optional<String> written = text(mapping, key, prefix);
    if (written.isEmpty()) {
      missing(mapping, key, prefix);
    }
    return written.orElse("");
  }

  private Optional<String> text(Mapping mapping, String key, String prefix) {
    Node node = mapping.entries().get(key);
    if (node instanceof Scalar(String written, int _)) {
      return written.isBlank() ? Optional.empty() : Optional.of(written.strip());
    }
    if (node != null) {
      wrong(mapping, key, prefix, "...");
    }
    return Optional.empty();
  }

  private void missing(Mapping mapping, String key, String prefix) {
    Node node = mapping.entries().get(key);
    int line = node == null ? mapping.line() : node.line();
    problems.add(
        FaultCode.CASE_KEY_MISSING,
        "file",
        NAME,
        "place",
        Integer.toString(line),
        "key",
        prefix + key);
  }

  private void wrong(Mapping mapping, String key, String prefix, String expected) {
    Node node = mapping.entries().get(key);
    String value = node instanceof Scalar(String written, int _) ? written : "...";
    int line = node == null ? mapping.line() : node.line();
    problems.add(
        FaultCode.CASE_VALUE_INVALID,
        "file",
        NAME,
        "place",
        Integer.toString(line),
        "key",
        prefix + key,
        "value",
        value,
        "expected",
        expected);
  }
}
