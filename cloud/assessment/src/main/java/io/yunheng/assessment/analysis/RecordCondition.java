/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.estate.Column;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Shape;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of record and what has to hold of its columns, as packs write it: the kind's code, then
 * conditions with blanks between them. {@code column=a/b} one of these, {@code column~a} the list
 * holds it, {@code column<P365D} not longer ago than that, {@code column>now} not over yet or
 * without an end, {@code column!} not empty, {@code column!a/b} not known to be one of these.
 */
final class RecordCondition {
  private static final Pattern FORM = Pattern.compile("([a-zA-Z]+)(!|[=~<>])(.*)");

  private final Kind kind;
  private final List<Part> parts;

  private record Part(
      int column, String name, Predicate<Object> test, boolean whenAbsent, boolean unlessKnown) {
    Part(int column, String name, Predicate<Object> test, boolean whenAbsent) {
      this(column, name, test, whenAbsent, false);
    }
  }

  private RecordCondition(Kind kind, List<Part> parts) {
    this.kind = kind;
    this.parts = parts;
  }

  static RecordCondition parse(String text, Instant asOf, Settings settings) {
    String[] words = text.strip().split("\\s+", -1);
    Kind kind = Kind.of(words[0]).orElseThrow(() -> settings.wrong("any"));
    List<Part> parts = new ArrayList<>();
    for (int i = 1; i < words.length; i++) {
      Matcher matcher = FORM.matcher(words[i]);
      if (!matcher.matches()) {
        throw settings.wrong("any");
      }
      parts.add(part(kind.shape(), matcher, asOf, settings));
    }
    return new RecordCondition(kind, parts);
  }

  Kind kind() {
    return kind;
  }

  /** The columns it looks at. */
  String[] columns() {
    return parts.stream().map(Part::name).distinct().toArray(String[]::new);
  }

  /** Whether a record of the kind fulfils all of it. */
  ReachAnswer of(Resource record) {
    ReachAnswer answer = ReachAnswer.YES;
    for (Part part : parts) {
      Fact<?> fact = kind.shape().fact(record, part.column());
      answer =
          answer.and(
              switch (fact) {
                case Fact.Known<?>(Object value) -> ReachAnswer.of(part.test().test(value));
                case Fact.None<?>() -> ReachAnswer.of(part.whenAbsent());
                case Fact.Unknown<?>(var gap) ->
                    part.unlessKnown() ? ReachAnswer.YES : ReachAnswer.open(gap);
              });
    }
    return answer;
  }

  private static Part part(Shape<?> shape, Matcher matcher, Instant asOf, Settings settings) {
    String name = matcher.group(1);
    String value = matcher.group(3);
    int column = shape.index(name).orElseThrow(() -> settings.wrong("any"));
    Column<?> described = shape.columns().get(column);
    return switch (matcher.group(2)) {
      case "=" -> {
        List<String> choices = List.of(value.split("/", -1));
        yield new Part(column, name, seen -> choices.contains(seen.toString()), false);
      }
      case "~" -> {
        if (!described.words().isEmpty() && !described.words().contains(value)) {
          throw settings.wrong("any");
        }
        yield new Part(
            column, name, seen -> seen instanceof List<?> all && all.contains(value), false);
      }
      case "<" -> {
        Instant oldest = asOf.minus(duration(value, settings));
        yield new Part(
            column, name, seen -> seen instanceof Instant at && !at.isBefore(oldest), false);
      }
      case ">" ->
          new Part(column, name, seen -> seen instanceof Instant at && !at.isBefore(asOf), true);
      default -> {
        if (!value.isEmpty()) {
          List<String> excluded = List.of(value.split("/", -1));
          yield new Part(column, name, seen -> !excluded.contains(seen.toString()), true, true);
        }
        yield new Part(
            column, name, seen -> described.words().isEmpty() && !seen.toString().isBlank(), false);
      }
    };
  }

  private static Duration duration(String text, Settings settings) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw settings.wrong("any");
    }
  }
}
