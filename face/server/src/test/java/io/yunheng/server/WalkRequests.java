/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.EvidenceKind;
import io.yunheng.casework.EvidenceState;
import io.yunheng.casework.RequestDescription;
import io.yunheng.casework.RequestKind;
import io.yunheng.casework.RequestQuestion;
import io.yunheng.server.WalkStop.Expected;
import io.yunheng.server.job.CaseOrder;
import io.yunheng.store.RowWindow;
import io.yunheng.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What is expected of the routes of requests; one in each case, about the case as a whole. */
final class WalkRequests {
  private static final String READ = "request.read";
  private static final String ANSWER = "request.answer";
  private static final String MAKE = "request.make";
  private static final String STALE = "77";

  private final WalkPlaces places;

  WalkRequests(WalkPlaces places) {
    this.places = places;
    list("GET", "", READ, false, Map.of());
    list("GET", "/new", MAKE, true, Map.of());
    list("POST", "", MAKE, true, Map.of("title", "没有问题"));
    one("GET", "", person -> true, _ -> Map.of());
    one("GET", "/form", person -> true, _ -> Map.of());
    sent();
    returned("GET", "", _ -> Map.of());
    returned("POST", "/take", _ -> Map.of("seen", "x"));
    one("POST", "/answer", this::answers, _ -> Map.of());
    for (String rest : List.of("/attach", "/detach")) {
      one(
          "POST",
          rest,
          this::answers,
          of -> Map.of("evidence", places.ground.id(of + ".evidence.whole"), "line", "99"));
    }
    one("POST", "/submit", this::answers, _ -> Map.of("version", STALE));
    for (String rest : List.of("/return", "/accept", "/withdraw", "/change")) {
      one("POST", rest, this::makes, _ -> Map.of("version", STALE, "reason", "x"));
    }
  }

  /** A request to somebody without an account; its id. */
  static String plant(Store store, RandomId workCase, String name, ActAuthor author) {
    return store
        .requests()
        .make(
            workCase,
            new RequestDescription(
                RequestKind.MATERIAL,
                WalkGround.mark(name + "-request"),
                "",
                "",
                Optional.empty(),
                "某云公司",
                Optional.empty()),
            List.of(RequestQuestion.of(WalkGround.mark(name + "-question"))),
            author)
        .id()
        .text();
  }

  /** A job that reads a file that came back; its id. */
  static String job(Store store, RandomId workCase, ActAuthor author) {
    Scope scope = new Scope(Set.of(), Set.of(workCase), Map.of(), Set.of());
    RandomId evidence =
        store
            .evidence()
            .list(scope, workCase, Set.of(EvidenceState.CURRENT), "", RowWindow.first(100))
            .rows()
            .stream()
            .filter(file -> file.description().object().isEmpty())
            .filter(file -> file.description().kind() == EvidenceKind.DOCUMENT)
            .findFirst()
            .orElseThrow()
            .id();
    CaseOrder order = new CaseOrder.FormRead(evidence, Optional.empty());
    return store.jobs().ask(workCase, order.kind().code(), order.request(), author).id().text();
  }

  /** Who may write down answers that somebody sent. */
  private boolean receives(WalkPerson person, String one) {
    return (may(person, ANSWER, one) || may(person, MAKE, one)) && may(person, "evidence.add", one);
  }

  private void sent() {
    String route = "POST /cases/{case}/requests/returned";
    places.add(
        route,
        _ -> {
          List<WalkStop> stops = new ArrayList<>();
          for (String one : List.of("A", "B", "C", WalkPlaces.NONE)) {
            boolean none = one.equals(WalkPlaces.NONE);
            stops.add(
                WalkStop.of(
                        route,
                        one,
                        "/cases/" + (none ? one : places.ground.id(one)) + "/requests/returned",
                        person ->
                            none
                                ? Expected.ABSENT
                                : WalkPlaces.unless(
                                    places.onCase(person, READ, one, true),
                                    () ->
                                        receives(person, one)
                                            ? Expected.ALLOWED
                                            : Expected.REFUSED))
                    .form(
                        Map.of(
                            "evidence", places.ground.id((none ? "C" : one) + ".evidence.whole"))));
          }
          return stops;
        });
  }

  /**
   * Of a file that came back: the case's own, a foreign one under the path of each case, and none.
   */
  private void returned(String method, String rest, Function<String, Map<String, String>> form) {
    String route = method + " /cases/{case}/requests/returned/{job}" + rest;
    places.add(
        route,
        _ -> {
          List<WalkStop> stops = new ArrayList<>();
          for (List<String> pair :
              List.of(
                  List.of("A", "A"),
                  List.of("C", "C"),
                  List.of("A", "C"),
                  List.of("A", "B"),
                  List.of("A", WalkPlaces.NONE))) {
            String path = pair.getFirst();
            String of = pair.getLast();
            boolean none = of.equals(WalkPlaces.NONE);
            WalkStop stop =
                WalkStop.of(
                    route,
                    path + "/" + of,
                    "/cases/"
                        + places.ground.id(path)
                        + "/requests/returned/"
                        + (none ? of : places.ground.id(of + ".returned"))
                        + rest,
                    person ->
                        WalkPlaces.unless(
                            places.onCase(person, READ, path, true),
                            () -> {
                              if (!of.equals(path) || !may(person, "evidence.read", path)) {
                                return Expected.ABSENT;
                              }
                              return receives(person, path) ? Expected.ALLOWED : Expected.REFUSED;
                            }));
            stops.add(stop.posts() ? stop.form(new HashMap<>(form.apply(none ? "C" : of))) : stop);
          }
          return stops;
        });
  }

  private boolean may(WalkPerson person, String act, String one) {
    return places.may(person, act, places.piece(one, "whole"));
  }

  private boolean makes(WalkPerson person) {
    return may(person, MAKE, "A");
  }

  private boolean answers(WalkPerson person) {
    return may(person, ANSWER, "A") || makes(person);
  }

  private void list(
      String method, String rest, String act, boolean whole, Map<String, String> form) {
    String route = method + " /cases/{case}/requests" + rest;
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
                    "/cases/" + (none ? one : places.ground.id(one)) + "/requests" + rest,
                    person ->
                        none
                            ? Expected.ABSENT
                            : WalkPlaces.unless(
                                places.onCase(person, act, one, true),
                                () ->
                                    !whole || may(person, act, one)
                                        ? Expected.ALLOWED
                                        : Expected.REFUSED));
            stops.add(stop.posts() ? stop.form(form) : stop);
          }
          return stops;
        });
  }

  /** Of a request: the case's own, a foreign one under the path of each case, and none. */
  private void one(
      String method,
      String rest,
      Predicate<WalkPerson> may,
      Function<String, Map<String, String>> form) {
    String route = method + " /cases/{case}/requests/{request}" + rest;
    places.add(
        route,
        _ -> {
          List<WalkStop> stops = new ArrayList<>();
          for (List<String> pair :
              List.of(
                  List.of("A", "A"),
                  List.of("A", "C"),
                  List.of("A", "B"),
                  List.of("C", "A"),
                  List.of("A", WalkPlaces.NONE))) {
            String path = pair.getFirst();
            String of = pair.getLast();
            boolean none = of.equals(WalkPlaces.NONE);
            WalkStop stop =
                WalkStop.of(
                    route,
                    path + "/" + of,
                    "/cases/"
                        + places.ground.id(path)
                        + "/requests/"
                        + (none ? of : places.ground.id(of + ".request"))
                        + rest,
                    person ->
                        WalkPlaces.unless(
                            places.onCase(person, READ, path, true),
                            () -> {
                              if (!of.equals(path) || !may(person, READ, path)) {
                                return Expected.ABSENT;
                              }
                              return may.test(person) ? Expected.ALLOWED : Expected.REFUSED;
                            }));
            stops.add(stop.posts() ? stop.form(new HashMap<>(form.apply(none ? "C" : of))) : stop);
          }
          return stops;
        });
  }
}
