/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.register;

import io.yunheng.access.Operation;
import io.yunheng.access.Scope;
import io.yunheng.casework.AssessmentRun;
import io.yunheng.casework.RegisterRow;
import io.yunheng.casework.WorkCase;
import io.yunheng.estate.Column;
import io.yunheng.estate.Kind;
import io.yunheng.estate.TypedCells;
import io.yunheng.server.web.Visit;
import io.yunheng.store.RowWindow;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What stands in cells of a case, for who reads it and does not type it: moments in the zone of the
 * case, and tenants by the names that their register or the last run gives them.
 */
record ReaderCells(GridWords words, ZoneId zone, Map<String, String> names) {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  /** Those of a case, with the names that the visitor may see. */
  static ReaderCells of(GridDesk desk, GridWords words, Visit visit, WorkCase one) {
    Map<String, String> names = new HashMap<>();
    Scope results = desk.cases().access().scope(visit, Operation.RESULT_READ);
    for (AssessmentRun run :
        desk.store().runs().list(results, one.id(), RowWindow.first(1)).rows()) {
      desk.store()
          .runs()
          .items(results, run.id(), RowWindow.first(RowWindow.MOST))
          .rows()
          .forEach(
              item -> names.put(item.object().replaceFirst("^tenant:", ""), item.objectName()));
    }
    for (RegisterRow row : desk.rows(visit, one, Kind.TENANT)) {
      String name = TypedCells.text(row.typed("name"));
      if (!name.isEmpty()) {
        names.put(row.name(), name);
      }
    }
    return new ReaderCells(words, one.description().timeZone(), names);
  }

  /** What was typed into a cell. */
  String shown(Visit visit, Kind kind, Column<?> column, String typed) {
    if (TypedCells.isMark(typed)) {
      return words.shown(visit, kind, column, typed);
    }
    return switch (column.type()) {
      case TIME -> moment(typed);
      case REF -> named(visit, TypedCells.text(typed));
      case REFS ->
          TypedCells.list(typed).stream()
              .map(id -> named(visit, id))
              .collect(Collectors.joining(visit.text("list.comma")));
      case TEXT, TEXTS, WORD, BOOL, NUMBER -> words.shown(visit, kind, column, typed);
    };
  }

  /** A row, by its own name where it has one. */
  String row(Visit visit, Kind kind, String name) {
    return kind == Kind.TENANT ? named(visit, name) : name;
  }

  private String named(Visit visit, String id) {
    String name = names.getOrDefault(id, "");
    return name.isEmpty() || name.equals(id) ? id : visit.text("grid.named", name, id);
  }

  private String moment(String typed) {
    try {
      LocalDateTime local = LocalDateTime.ofInstant(Instant.parse(typed), zone);
      return (local.getSecond() == 0 ? MINUTE : SECOND).format(local);
    } catch (DateTimeException _) {
      return typed;
    }
  }
}
