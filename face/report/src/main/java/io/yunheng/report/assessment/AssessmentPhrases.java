/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.assessment;

import io.yunheng.assessment.AspectResult;
import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.Check;
import io.yunheng.assessment.Decision;
import io.yunheng.assessment.HighRisk;
import io.yunheng.assessment.Observation;
import io.yunheng.assessment.Placeholders;
import io.yunheng.catalog.AspectValue;
import io.yunheng.catalog.Verdict;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.KindLabels;
import io.yunheng.estate.Origin;
import io.yunheng.report.view.GapView;
import io.yunheng.report.view.Judgement;
import io.yunheng.report.view.Printable;
import io.yunheng.report.view.WordCount;
import io.yunheng.report.words.GapWords;
import io.yunheng.report.words.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the values of an assessment are said in one language. */
final class AssessmentPhrases {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);

  /** The reason of a question that only a person answers; its need is the question itself. */
  private static final String WORKBOOK_NEEDED = "workbook-needed";

  private static final Pattern TRUST = Pattern.compile("(.*) \\(trust of (.*)\\)");
  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z");

  private final Words words;
  private final ZoneId zone;
  private final KindLabels labels = KindLabels.load();
  private final GapWords gaps;

  AssessmentPhrases(Words words, Assessment assessment) {
    this.words = words;
    this.zone = assessment.heading().zone();
    Map<String, String> names = names(assessment);
    this.gaps = new GapWords(words, labels, id -> names.getOrDefault(id, id));
  }

  /** What people call what was looked at, by its id. */
  private static Map<String, String> names(Assessment assessment) {
    Map<String, String> names = new HashMap<>();
    assessment.items().stream()
        .flatMap(item -> item.objects().stream())
        .forEach(
            object -> {
              names.putIfAbsent(
                  object.object().substring(object.object().indexOf(':') + 1), object.name());
              object.aspects().stream()
                  .flatMap(aspect -> aspect.checks().stream())
                  .flatMap(check -> check.observations().stream())
                  .filter(seen -> !seen.name().isEmpty())
                  .forEach(seen -> names.putIfAbsent(seen.id(), seen.name()));
            });
    names.values().removeIf(String::isEmpty);
    return names;
  }

  Words words() {
    return words;
  }

  String moment(Instant instant) {
    return MOMENT.format(instant.atZone(zone));
  }

  String day(Instant instant) {
    return DAY.format(instant.atZone(zone));
  }

  /** A high-risk case as a mark beside an item. */
  String highRisk(HighRisk risk) {
    return words.of("high.short." + risk.state().code(), risk.id());
  }

  String verdict(Verdict verdict) {
    return words.word("verdict", verdict.code());
  }

  Judgement judgement(Verdict verdict) {
    return new Judgement(verdict.code(), verdict(verdict));
  }

  Judgement judgement(Decision decision) {
    return judgement(decision.verdict());
  }

  /** The verdicts that are still possible. */
  String possible(Decision decision) {
    return decision.possible().stream()
        .map(this::verdict)
        .collect(Collectors.joining(words.of("list.comma")));
  }

  WordCount word(String group, String code, long count) {
    return new WordCount(code, words.word(group, code), count);
  }

  String kind(Kind kind) {
    return labels.kind(kind, words.language());
  }

  String column(Kind kind, String column) {
    return labels.column(kind, column, words.language());
  }

  KindLabels labels() {
    return labels;
  }

  /** What an aspect came to. */
  String answer(AspectResult aspect) {
    if (aspect.known()) {
      if (aspect.counts().empty() && !aspect.checks().isEmpty()) {
        return words.of(
            "value.empty", words.word("value", aspect.values().iterator().next().code()));
      }
      return words.word("value", aspect.values().iterator().next().code());
    }
    if (aspect.checks().isEmpty()) {
      return words.of("value.workbook");
    }
    return words.of("value.of", list(aspect.values()));
  }

  private String list(Set<AspectValue> values) {
    return values.stream()
        .map(value -> words.word("value", value.code()))
        .collect(Collectors.joining(words.of("list.comma")));
  }

  static String tone(AspectResult aspect) {
    if (!aspect.known()) {
      return "unknown";
    }
    return switch (aspect.values().iterator().next()) {
      case ALL -> "good";
      case SOME -> "mixed";
      case NONE -> "bad";
      case NA -> "plain";
    };
  }

  GapView gap(Gap gap) {
    return new GapView(
        words.word("status", gap.status().code()),
        reason(gap),
        gap.reason().equals(WORKBOOK_NEEDED) ? "" : need(gap),
        gaps.place(gap.origin().call()),
        moment(gap.origin().time()));
  }

  /** Why it is unknown. */
  String reason(Gap gap) {
    return gaps.reason(gap.reason());
  }

  /** What is missing. */
  String need(Gap gap) {
    return gaps.need(gap.need());
  }

  /**
   * What is wrong with what a check saw; empty if nothing is. Things are called by their names, by
   * their ids only where a text wants both; moments are told in the zone of the case.
   */
  String finding(Check check, Observation seen) {
    Map<String, String> details = new TreeMap<>();
    seen.details().forEach((place, value) -> details.put(place, told(seen, place, value)));
    String name = seen.name().isEmpty() ? seen.id() : seen.name();
    boolean both = Placeholders.names(check.finding()).contains("name");
    details.put("id", both ? seen.id() : name);
    details.put("name", name);
    return Printable.text(Placeholders.fill(check.finding(), details).in(words.language()));
  }

  /** A detail in the words of the language: kinds of acts, who is meant and by what, or a value. */
  private String told(Observation seen, String place, String value) {
    Matcher trust = TRUST.matcher(value);
    return switch (place) {
      case "refused" -> value.equals("-") ? "" : words.of("told.refused", value);
      case "times" -> value.equals("1") ? "" : words.of("told.times", value);
      case "role" ->
          trust.matches()
              ? words.of("told.trust", trust.group(1), trust.group(2))
              : words.word("told.role", value);
      case "who" -> words.word("told.who", value);
      case "verb" -> words.word("told.verb", value);
      default -> value(seen.kind(), place, value);
    };
  }

  /** A value in words: a moment in the zone of the case, a word or yes and no as people say it. */
  String value(Kind kind, String column, String value) {
    return INSTANT.matcher(value).matches()
        ? moment(Instant.parse(value))
        : new DetailPhrases(words, labels).said(kind, column, value);
  }

  /** What a check looks at; a pack of the user may have written anything. */
  String title(Check check) {
    return Printable.text(check.title().in(words.language()));
  }

  String remedy(Check check) {
    return check.remedy().in(words.language());
  }

  /** Where a datum was read. */
  String place(Origin origin) {
    return gaps.place(origin.call());
  }

  String manner(Origin origin) {
    return words.word("manner", origin.manner().code());
  }

  /** The kind of an object, from its key. */
  String objectKind(String key) {
    int colon = key.indexOf(':');
    return words.word("object", colon < 0 ? key : key.substring(0, colon));
  }
}
