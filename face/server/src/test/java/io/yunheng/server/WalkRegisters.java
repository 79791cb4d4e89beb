/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.assessment.RegisterPlan.Book;
import io.yunheng.casework.RegisterEdit;
import io.yunheng.casework.RegisterOutcome;
import io.yunheng.server.WalkStop.Expected;
import io.yunheng.server.job.CaseOrder;
import io.yunheng.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What is expected of the routes of registers that are filled in. */
final class WalkRegisters {
  private static final String KIND = "approval";
  private static final String COLUMN = "document";

  private final WalkPlaces places;

  WalkRegisters(WalkPlaces places) {
    this.places = places;
    grid("GET", "/of/{kind}", "register.read", _ -> Map.of());
    grid("GET", "/of/{kind}/excel", "register.read", _ -> Map.of());
    grid("GET", "/{book}/filled", "register.read", _ -> Map.of());
    grid("POST", "/of/{kind}/rows", "register.change", _ -> Map.of("name", "新行" + number()));
    grid(
        "POST",
        "/of/{kind}/block",
        "register.change",
        _ ->
            Map.of("from", "0", "last", "true", "columns", COLUMN, "text", "块" + number() + "\tx"));
    grid(
        "POST",
        "/of/{kind}/whole",
        "register.change",
        _ -> Map.of("whole", "true", "version", "77"));
    row("GET", "/of/{kind}/rows/{row}", "register.read", _ -> Map.of());
    row("GET", "/of/{kind}/cells/{row}/{column}", "register.read", _ -> Map.of());
    row(
        "POST",
        "/of/{kind}/rows/{row}/name",
        "register.change",
        of -> Map.of("name", WalkGround.mark(of + "-row"), "was", WalkGround.mark(of + "-row")));
    row("POST", "/of/{kind}/rows/{row}/remove", "register.change", _ -> Map.of("version", "77"));
    row(
        "POST",
        "/of/{kind}/cells/{row}/{column}",
        "register.change",
        of -> Map.of("value", WalkGround.mark(of + "-cell"), "version", "1"));
    imports();
  }

  private void imports() {
    grid("POST", "/{book}/import", "register.change", _ -> Map.of());
    row("GET", "/imports/{job}", "register.change", _ -> Map.of());
    row("POST", "/imports/{job}/apply", "register.change", _ -> Map.of("seen", "x"));
  }

  private String number() {
    return places.number();
  }

  /** A row that is there in a case, with its name and a cell; its id. */
  static String row(Store store, RandomId workCase, String name, ActAuthor author) {
    RegisterOutcome made =
        store
            .registers()
            .change(
                workCase,
                List.of(
                    new RegisterEdit.Add(
                        KIND,
                        WalkGround.mark(name + "-row"),
                        Map.of(COLUMN, WalkGround.mark(name + "-cell")))),
                "",
                author);
    return ((RegisterOutcome.Made) made).rows().getFirst().id().text();
  }

  /** A job that reads the register of a case; its id. */
  static String job(Store store, RandomId workCase, ActAuthor author) {
    Scope scope = new Scope(Set.of(), Set.of(workCase), Map.of(), Set.of());
    RandomId file =
        store.evidence().current(scope, workCase, "", Book.PAPERS.path()).orElseThrow().id();
    CaseOrder order = new CaseOrder.RegisterRead(file);
    return store.jobs().ask(workCase, order.kind().code(), order.request(), author).id().text();
  }

  private static String filled(String rest, String row) {
    return "/registers"
        + rest.replace("{kind}", KIND)
            .replace("{book}", "papers")
            .replace("{row}", row)
            .replace("{job}", row)
            .replace("{column}", COLUMN);
  }

  /** On the registers of the whole case. */
  private Expected whole(WalkPerson person, String act, String one) {
    return WalkPlaces.unless(
        places.onCase(person, act, one, true),
        () ->
            places.may(person, act, places.piece(one, "whole"))
                ? Expected.ALLOWED
                : Expected.REFUSED);
  }

  /** Of a register as a whole. */
  private void grid(
      String method, String rest, String act, Function<String, Map<String, String>> form) {
    String route = method + " /cases/{case}/registers" + rest;
    places.add(
        route,
        _ -> {
          List<WalkStop> stops = new ArrayList<>();
          for (String one : List.of("A", "B", "C", WalkPlaces.NONE)) {
            boolean none = one.equals(WalkPlaces.NONE);
            WalkStop stop =
                WalkStop.of(
                    route,
                    one,
                    "/cases/" + (none ? one : places.ground.id(one)) + filled(rest, ""),
                    person -> none ? Expected.ABSENT : whole(person, act, one));
            stops.add(stop.posts() ? stop.form(form.apply(one)) : stop);
          }
          return stops;
        });
  }

  /** Of a row: the case's own, a foreign one under the path of each case, and none. */
  private void row(
      String method, String rest, String act, Function<String, Map<String, String>> form) {
    places.inPairs(
        method + " /cases/{case}/registers" + rest,
        id -> filled(rest, id),
        rest.contains("{job}") ? "import" : "row",
        form,
        (person, pair) ->
            WalkPlaces.unless(
                whole(person, act, pair.path()),
                () -> pair.own() ? Expected.ALLOWED : Expected.ABSENT));
  }
}
