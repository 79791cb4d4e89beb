/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.work;

import io.yunheng.estate.Column;
import io.yunheng.estate.ColumnType;
import io.yunheng.estate.Kind;
import io.yunheng.report.words.GapWords;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.Visit;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Differences between two collections as rows in the words of a visit: things by their names. */
final class EstateComparisonRows {
  private final Visit visit;
  private final PageWords say;
  private final GapWords gaps;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> anyKind = new HashMap<>();

  /**
   * Rows of a comparison.
   *
   * @param names of what it tells of, as it lists them
   */
  EstateComparisonRows(Visit visit, PageWords say, JsonNode names) {
    this.visit = visit;
    this.say = say;
    for (JsonNode one : names) {
      String id = one.path("id").asString("");
      this.names.put(one.path("kind").asString("") + " " + id, one.path("name").asString(""));
      anyKind.put(id, one.path("name").asString(""));
    }
    GapWords plain = GapWords.in(visit.language());
    this.gaps =
        new GapWords(plain.words(), plain.labels(), id -> this.anyKind.getOrDefault(id, id));
  }

  /** What a kind is called; one that is not known by its code. */
  String kind(String code) {
    return Kind.of(code).map(kind -> gaps.labels().kind(kind, visit.language())).orElse(code);
  }

  private String kind(JsonNode row) {
    return kind(row.path("kind").asString(""));
  }

  private String name(String kind, String id) {
    return names.getOrDefault(kind + " " + id, id);
  }

  private Optional<Column<?>> column(JsonNode row) {
    return Kind.of(row.path("kind").asString(""))
        .flatMap(
            kind ->
                kind.shape().columns().stream()
                    .<Column<?>>map(column -> column)
                    .filter(column -> column.name().equals(row.path("column").asString("")))
                    .findFirst());
  }

  private String field(JsonNode row) {
    String name = row.path("column").asString("");
    return column(row)
        .flatMap(
            _ ->
                Kind.of(row.path("kind").asString(""))
                    .map(kind -> gaps.labels().column(kind, name, visit.language())))
        .orElse(name);
  }

  /** A resource that only one of them has. */
  List<PageCell> resource(JsonNode row) {
    String id = row.path("id").asString("");
    return List.of(
        new PageCell.Plain(kind(row)),
        new PageCell.Plain(row.path("name").asString(id)),
        new PageCell.Mono(id));
  }

  /** A datum that was changed. */
  List<PageCell> change(JsonNode row) {
    String id = row.path("id").asString("");
    return List.of(
        new PageCell.Plain(kind(row)),
        new PageCell.Plain(name(row.path("kind").asString(""), id)),
        new PageCell.Plain(field(row)),
        new PageCell.Plain(value(row, row.path("before"))),
        new PageCell.Plain(value(row, row.path("after"))),
        new PageCell.Mono(id));
  }

  /** What cannot be compared, and why. */
  List<PageCell> incomparable(JsonNode row) {
    String kind = row.path("kind").asString("");
    List<String> concerned = new ArrayList<>();
    row.path("ids").forEach(id -> concerned.add(name(kind, id.asString(""))));
    return List.of(
        new PageCell.Plain(kind(row)),
        new PageCell.Plain(row.has("column") ? field(row) : visit.text("job.compare.presence")),
        new PageCell.Plain(why(row.path("before"))),
        new PageCell.Plain(why(row.path("after"))),
        concerned.isEmpty()
            ? new PageCell.Plain(visit.text("job.compare.whole-kind"))
            : new PageCell.Folded(
                visit.text("job.compare.concerned", Integer.toString(concerned.size())),
                concerned));
  }

  private String why(JsonNode gap) {
    if (!gap.has("reason")) {
      return visit.text("job.compare.known");
    }
    String need = gap.path("need").asString("");
    String reason =
        gaps.words().word("status", gap.path("status").asString(""))
            + visit.text("list.colon")
            + gaps.reason(gap.path("reason").asString(""));
    return need.isEmpty() ? reason : reason + visit.text("job.compare.need", gaps.need(need));
  }

  private String value(JsonNode row, JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return visit.text("job.compare.none");
    }
    if (!value.isArray()) {
      return one(row, value);
    }
    List<String> all = new ArrayList<>();
    value.forEach(part -> all.add(one(row, part)));
    return all.isEmpty()
        ? visit.text("job.compare.none")
        : String.join(visit.text("list.comma"), all);
  }

  private String one(JsonNode row, JsonNode value) {
    String text = value.asString("");
    if (value.isBoolean()) {
      return gaps.words().of("detail." + value.booleanValue());
    }
    if (column(row).isEmpty()) {
      return text;
    }
    Column<?> column = column(row).orElseThrow();
    if (column.target().isPresent()) {
      return name(column.target().get().code(), text);
    }
    if (column.words().contains(text)) {
      return gaps.labels()
          .word(
              Kind.of(row.path("kind").asString("")).orElseThrow(),
              column.name(),
              text,
              visit.language());
    }
    return column.type() == ColumnType.TIME ? moment(text) : text;
  }

  private String moment(String text) {
    try {
      return say.second(Instant.parse(text));
    } catch (DateTimeParseException _) {
      return text;
    }
  }
}
