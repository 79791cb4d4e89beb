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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

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
    one("GET", "", (_, _) -> true, _ -> Map.of());
    one("GET", "/form", (_, _) -> true, _ -> Map.of());
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
    places.inCases(
        "POST /cases/{case}/requests/returned",
        "/requests/returned",
        READ,
        true,
        one -> Map.of("evidence", places.ground.id(one + ".evidence.whole")),
        (person, one) -> receives(person, one) ? Expected.ALLOWED : Expected.REFUSED);
  }

  /**
   * Of a file that came back: the case's own, a foreign one under the path of each case, and none.
   */
  private void returned(String method, String rest, Function<String, Map<String, String>> form) {
    places.inPairs(
        method + " /cases/{case}/requests/returned/{job}" + rest,
        id -> "/requests/returned/" + id + rest,
        "returned",
        form,
        (person, pair) ->
            WalkPlaces.unless(
                places.onCase(person, READ, pair.path(), true),
                () -> {
                  if (!pair.own() || !may(person, "evidence.read", pair.path())) {
                    return Expected.ABSENT;
                  }
                  return receives(person, pair.path()) ? Expected.ALLOWED : Expected.REFUSED;
                }));
  }

  private boolean may(WalkPerson person, String act, String one) {
    return places.may(person, act, places.piece(one, "whole"));
  }

  private boolean makes(WalkPerson person, String one) {
    return may(person, MAKE, one);
  }

  private boolean answers(WalkPerson person, String one) {
    return may(person, ANSWER, one) || makes(person, one);
  }

  private void list(
      String method, String rest, String act, boolean whole, Map<String, String> form) {
    places.inCases(
        method + " /cases/{case}/requests" + rest,
        "/requests" + rest,
        act,
        true,
        _ -> form,
        (person, one) -> !whole || may(person, act, one) ? Expected.ALLOWED : Expected.REFUSED);
  }

  /** Of a request: the case's own, a foreign one under the path of each case, and none. */
  private void one(
      String method,
      String rest,
      BiPredicate<WalkPerson, String> may,
      Function<String, Map<String, String>> form) {
    places.inPairs(
        method + " /cases/{case}/requests/{request}" + rest,
        id -> "/requests/" + id + rest,
        "request",
        form,
        (person, pair) ->
            WalkPlaces.unless(
                places.onCase(person, READ, pair.path(), true),
                () -> {
                  if (!pair.own() || !may(person, READ, pair.path())) {
                    return Expected.ABSENT;
                  }
                  return may.test(person, pair.path()) ? Expected.ALLOWED : Expected.REFUSED;
                }));
  }
}
