/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.record;

import io.yunheng.access.RandomId;
import io.yunheng.casework.RecordStage;
import io.yunheng.casework.WorkCase;
import io.yunheng.server.web.Visit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which records are shown.
 *
 * @param show a choice; empty for all
 * @param point a control point; empty for all
 * @param text that stands in the number or the name of an item, or in the name of an object
 */
record RecordFilter(String show, String point, String text) {
  static final String MINE = "mine";
  static final String OPEN = "open";
  static final String MOVED = "moved";
  static final String OVERRIDDEN = "overridden";
  static final String UNASSIGNED = "unassigned";

  /** The choices, in their order; those of stages by the codes of these. */
  static final List<String> CHOICES =
      List.of(
          MINE,
          OPEN,
          MOVED,
          OVERRIDDEN,
          RecordStage.RETURNED.code(),
          RecordStage.SUBMITTED.code(),
          RecordStage.REVIEWED.code(),
          UNASSIGNED);

  /** As the address says. */
  static RecordFilter of(Visit visit) {
    return new RecordFilter(visit.form("show"), visit.form("point"), visit.form("text"));
  }

  RecordFilter showing(String other) {
    return new RecordFilter(other, point, text);
  }

  RecordFilter at(String other) {
    return new RecordFilter(show, other, text);
  }

  /** Whether a row is shown. */
  boolean lets(RecordRow row, Visit visit) {
    return chosen(row, show, visit.known().person().id())
        && (point.isEmpty() || row.item().controlPoint().equals(point))
        && (text.isEmpty()
            || (row.item().clause()
                    + " "
                    + row.item().id()
                    + " "
                    + row.item().title().in(visit.language())
                    + " "
                    + row.objectName())
                .toLowerCase(Locale.ROOT)
                .contains(text.toLowerCase(Locale.ROOT)));
  }

  /** Whether a choice lets a row through. */
  static boolean chosen(RecordRow row, String show, RandomId me) {
    return switch (show) {
      case MINE -> row.of(me);
      case OPEN -> !row.decided();
      case MOVED -> row.moved();
      case OVERRIDDEN -> row.overridden();
      case UNASSIGNED -> row.owner().isEmpty();
      case String stage ->
          stage.isEmpty()
              || List.of(RecordStage.values()).stream()
                  .noneMatch(known -> known.code().equals(stage))
              || row.stage().code().equals(stage);
    };
  }

  /** What it leaves in, by name; nothing for all. */
  Map<String, String> said() {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("show", show);
    said.put("point", point);
    said.put("text", text);
    said.values().removeIf(String::isEmpty);
    return said;
  }

  /** The address of the list that it shows. */
  String address(WorkCase one) {
    return with(RecordBook.address(one), "");
  }

  /** The address of a row, with the filter by which it was found. */
  String address(WorkCase one, RecordRow row) {
    return with(
        RecordBook.address(one) + "/" + row.item().id(),
        "object=" + encoded(row.object().object()));
  }

  private String with(String path, String first) {
    StringBuilder query = new StringBuilder(first);
    said()
        .forEach(
            (name, value) ->
                query
                    .append(query.isEmpty() ? "" : "&")
                    .append(name)
                    .append('=')
                    .append(encoded(value)));
    return query.isEmpty() ? path : path + "?" + query;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
