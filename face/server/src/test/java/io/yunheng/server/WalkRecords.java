/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.assessment.RowKey;
import io.yunheng.assessment.WorkbookEntry;
import io.yunheng.casework.RecordEdit;
import io.yunheng.casework.RecordFinding;
import io.yunheng.server.WalkStop.Expected;
import io.yunheng.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** What is expected of the routes of records; one is written in each case. */
final class WalkRecords {
  private static final String READ = "record.read";
  private static final String WRITE = "record.write";
  private static final String REVIEW = "record.review";
  private static final String LIST = "/cases/{case}/records";
  private static final String ONE = LIST + "/{item}";

  private final WalkPlaces places;

  WalkRecords(WalkPlaces places, String item) {
    this.places = places;
    Map<String, String> stale = Map.of("version", "77", "run", WalkPlaces.NONE, "why", "x");
    add("GET " + LIST, "", READ, Map.of(), (_, _) -> true);
    add("GET " + LIST + "/go", "/go?number=1", READ, Map.of(), (_, _) -> true);
    add("POST " + LIST + "/assign", "/assign", "record.assign", Map.of(), (_, _) -> true);
    add("POST " + LIST + "/submit", "/submit", WRITE, Map.of(), (_, _) -> true);
    add("GET " + ONE, "/" + item, READ, Map.of(), (_, _) -> true);
    add("POST " + ONE, "/" + item, WRITE, stale, (_, _) -> true);
    add("POST " + ONE + "/verdict", "/" + item + "/verdict", WRITE, stale, (_, _) -> true);
    add("POST " + ONE + "/submit", "/" + item + "/submit", WRITE, stale, (_, _) -> true);
    add("POST " + ONE + "/return", "/" + item + "/return", REVIEW, stale, (_, _) -> true);
    add("POST " + ONE + "/review", "/" + item + "/review", REVIEW, stale, (_, _) -> true);
    add(
        "POST " + ONE + "/comment",
        "/" + item + "/comment",
        READ,
        Map.of("comment", "x"),
        (person, one) ->
            places.may(person, WRITE, WalkPlaces.workCase(one))
                || places.may(person, REVIEW, WalkPlaces.workCase(one)));
  }

  /** A record of an item and an object, whoever they are. */
  static void plant(Store store, RandomId workCase, String item, String name, ActAuthor author) {
    store
        .records()
        .write(
            new Scope(Set.of(), Set.of(workCase), Map.of(), Set.of()),
            workCase,
            new RecordEdit(
                new RowKey(item, "platform"),
                new WorkbookEntry(WalkGround.mark(name + "-record"), Optional.empty(), "", ""),
                List.of(),
                RecordFinding.NONE,
                false,
                0),
            author);
  }

  private void add(
      String route,
      String rest,
      String act,
      Map<String, String> form,
      BiPredicate<WalkPerson, String> further) {
    places.inCases(
        route,
        "/records" + rest,
        act,
        false,
        _ -> form,
        (person, one) -> further.test(person, one) ? Expected.ALLOWED : Expected.REFUSED);
  }
}
