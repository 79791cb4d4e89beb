/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Evidence;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Shape;
import io.yunheng.estate.TestRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The objects that test records of one item name, and how the tests ended. A record names objects
 * one by one: a word for all of them names none. It counts only if it says what was done, what
 * should have been seen and what was, by whom, with what instrument and from where, and which file
 * with which digest shows it.
 */
final class TestedObjects {
  private static final Pattern MARKS = Pattern.compile("[,，、;；\\n]");
  private static final List<String> SAID =
      List.of("steps", "expected", "seen", "performer", "document", "digest");
  private static final List<String> SAID_OR_NONE = List.of("tool", "accessPoint");

  private final Register register;
  private final Map<String, List<TestRecord>> byName = new HashMap<>();

  /** How the latest tests of an object ended; no without records where there is no test. */
  record Result(ReachAnswer answer, List<TestRecord> records) {}

  private TestedObjects(Register register) {
    this.register = register;
  }

  static TestedObjects read(
      Evidence evidence, List<String> items, List<String> types, Duration fresh) {
    Estate estate = evidence.current();
    TestedObjects tested = new TestedObjects(Register.of(evidence));
    Set<String> wanted = new HashSet<>();
    items.forEach(item -> wanted.add(plain(item)));
    Instant oldest = evidence.asOf().minus(fresh);
    for (TestRecord record : estate.all(TestRecord.SHAPE)) {
      String item = plain(record.item().optional().orElse(""));
      boolean meant =
          item.isEmpty()
              ? record.type().optional().filter(types::contains).isPresent()
              : wanted.contains(item);
      boolean old = record.time().optional().filter(time -> time.isBefore(oldest)).isPresent();
      if (meant && !old) {
        MARKS
            .splitAsStream(record.object().optional().orElse(""))
            .map(TestedObjects::plain)
            .filter(name -> !name.isEmpty())
            .distinct()
            .forEach(
                name -> tested.byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(record));
      }
    }
    return tested;
  }

  /** How the latest test of an object ended; where two are as late, both have to be passed. */
  Result of(Resource object, String name) {
    List<TestRecord> records = new ArrayList<>(byName.getOrDefault(plain(object.id()), List.of()));
    byName.getOrDefault(plain(name), List.of()).stream()
        .filter(record -> !records.contains(record) && sameTenant(record, object))
        .forEach(records::add);
    if (records.isEmpty()) {
      return new Result(ReachAnswer.NO, List.of());
    }
    Instant latest =
        records.stream()
            .map(record -> record.time().optional().orElse(Instant.MAX))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    records.removeIf(record -> record.time().optional().orElse(Instant.MAX).isBefore(latest));
    ReachAnswer answer = ReachAnswer.YES;
    for (TestRecord record : records) {
      answer = answer.and(passed(record));
    }
    return new Result(answer, records);
  }

  /** Why too few tested objects leave it open. */
  Gap tooFew(Kind kind, String configuration, int passed, int enough) {
    return register.gap(
        "sample-short",
        "register:test-record "
            + kind.code()
            + (configuration.isEmpty() ? "" : " (" + configuration + ")")
            + " "
            + passed
            + "/"
            + enough);
  }

  private ReachAnswer passed(TestRecord record) {
    ReachAnswer result =
        ReachAnswer.of(record.result(), "pass"::equals)
            .and(ReachAnswer.of(record.time(), _ -> true));
    if (result.no()) {
      return result;
    }
    List<String> missing = new ArrayList<>();
    SAID.stream().filter(column -> !said(record, column, false)).forEach(missing::add);
    SAID_OR_NONE.stream().filter(column -> !said(record, column, true)).forEach(missing::add);
    return missing.isEmpty()
        ? result
        : result.and(
            ReachAnswer.open(
                register.gap(
                    "test-record-short",
                    "register:test-record " + record.id() + " " + String.join(", ", missing))));
  }

  private static boolean said(TestRecord record, String column, boolean whenNone) {
    return switch (TestRecord.SHAPE.fact(record, TestRecord.SHAPE.index(column).orElseThrow())) {
      case Fact.Known<?>(Object value) -> !value.toString().isBlank();
      case Fact.None<?>() -> whenNone;
      case Fact.Unknown<?>(var _) -> false;
    };
  }

  private static boolean sameTenant(TestRecord record, Resource object) {
    Shape<? extends Resource> shape = object.kind().shape();
    OptionalInt column = shape.index("tenant");
    return column.isEmpty()
        || record
            .tenant()
            .optional()
            .filter(tenant -> !tenant.isEmpty())
            .map(
                tenant ->
                    !(shape.fact(object, column.getAsInt()) instanceof Fact.Known<?>(Object owner))
                        || owner.equals(tenant))
            .orElse(true);
  }

  private static String plain(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
