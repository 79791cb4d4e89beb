/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import io.yunheng.server.WalkStop.Expected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is expected of every route: those of what is in a case, beside those of the places. */
final class WalkRoutes extends WalkPlaces {
  private final WalkRun run;

  WalkRoutes(WalkGround ground, WalkTable table) {
    super(ground, table);
    run = ground.run();
    things();
    evidence();
    uploads();
    results();
    own();
    WalkRegisters _ = new WalkRegisters(this);
    WalkRequests _ = new WalkRequests(this);
    WalkRecords _ = new WalkRecords(this, run.item());
  }

  /**
   * A route of a thing in a case: the case's own, the foreign one under the path of each case, one
   * of the same owner's other case, and none.
   *
   * @param inBody whether the body names the thing, not the path
   */
  private void thing(
      String method,
      String rest,
      String variable,
      String act,
      String thing,
      boolean inBody,
      Function<String, Map<String, String>> form,
      boolean uses) {
    String route =
        method + " /cases/{case}" + (inBody ? rest : rest.replace("<>", "{" + variable + "}"));
    add(
        route,
        _ -> {
          List<WalkStop> stops = new ArrayList<>();
          for (String[] pair :
              new String[][] {{"A", "A"}, {"C", "C"}, {"A", "C"}, {"A", "B"}, {"A", NONE}}) {
            String of = pair[1];
            String id = of.equals(NONE) ? NONE : ground.id(of + "." + thing);
            WalkStop stop =
                WalkStop.of(
                    route,
                    pair[0] + "/" + of,
                    "/cases/" + ground.id(pair[0]) + (inBody ? rest : rest.replace("<>", id)),
                    person ->
                        unless(
                            onCase(person, act, pair[0], false),
                            () -> of.equals(pair[0]) ? Expected.ALLOWED : Expected.ABSENT));
            Map<String, String> values = new HashMap<>(form.apply(of.equals(NONE) ? "C" : of));
            if (inBody) {
              values.put(variable, id);
            }
            WalkStop whole = stop.posts() ? stop.form(values) : stop;
            stops.add(uses && !of.equals(NONE) ? whole.using(of + "." + thing) : whole);
          }
          return stops;
        });
  }

  private void things() {
    thing("GET", "/jobs/<>", "job", "job.read", "job", false, _ -> Map.of(), false);
    thing("GET", "/jobs/<>/progress", "job", "job.read", "job", false, _ -> Map.of(), false);
    thing("POST", "/jobs/<>/cancel", "job", "job.cancel", "waiting", false, _ -> Map.of(), false);
    thing("POST", "/jobs/collect", "cloud", "collect", "cloud", true, _ -> Map.of(), false);
    thing(
        "POST",
        "/jobs/compare",
        "before",
        "assess",
        "evidence.estate",
        true,
        one -> Map.of("of", "estates", "after", ground.id(one + ".evidence.estate2")),
        false);
    thing("GET", "/clouds/<>", "cloud", "cloud.read", "cloud", false, _ -> Map.of(), false);
    thing(
        "POST",
        "/clouds/<>",
        "cloud",
        "cloud.change",
        "cloud",
        false,
        one ->
            Map.of(
                "name",
                WalkGround.mark(one + "-cloud"),
                "auth_url",
                "http://127.0.0.1:9/v3",
                "username",
                WalkGround.mark(one + "-account"),
                "project_name",
                "p",
                "secret",
                "secret",
                "version",
                "1"),
        false);
    thing("POST", "/clouds/<>/try", "cloud", "cloud.change", "cloud", false, _ -> Map.of(), false);
    thing(
        "POST",
        "/schedules",
        "cloud",
        "schedule.change",
        "cloud",
        true,
        _ -> Map.of("time", "03:00", "days", "all"),
        false);
    thing(
        "POST",
        "/schedules/<>/switch",
        "schedule",
        "schedule.change",
        "schedule",
        false,
        _ -> Map.of("version", "1"),
        false);
    thing("POST", "/grants/<>/end", "grant", "case.grant", "grant", false, _ -> Map.of(), true);
    thing(
        "POST",
        "/invitations/<>/end",
        "invitation",
        "case.grant",
        "invitation",
        false,
        _ -> Map.of(),
        true);
  }

  private void evidence() {
    for (String way :
        List.of(
            "GET ",
            "GET /content",
            "GET /preview",
            "GET /picture",
            "GET /withdraw",
            "POST /restore",
            "POST /withdraw")) {
      boolean withdraws = way.equals("POST /withdraw");
      String rest = way.substring(way.indexOf(' ') + 1);
      boolean changes = rest.equals("/withdraw") || rest.equals("/restore");
      String route =
          way.substring(0, way.indexOf(' ')) + " /cases/{case}/evidence/{evidence}" + rest;
      add(
          route,
          _ -> {
            List<WalkStop> stops = new ArrayList<>();
            for (String piece : WalkGround.PIECES) {
              stops.add(piece(route, rest, "A", "A", piece, changes, withdraws));
            }
            for (String[] pair : new String[][] {{"B", "B"}, {"C", "C"}, {"A", "C"}, {"A", "B"}}) {
              stops.add(piece(route, rest, pair[0], pair[1], "whole", changes, withdraws));
            }
            stops.add(piece(route, rest, "C", "C", "released", changes, withdraws));
            stops.add(piece(route, rest, "A", NONE, "whole", changes, withdraws));
            return stops;
          });
    }
  }

  private WalkStop piece(
      String route,
      String rest,
      String path,
      String of,
      String piece,
      boolean changes,
      boolean withdraws) {
    String name = of + ".evidence." + (rest.equals("/picture") ? "picture-" : "") + piece;
    String id = of.equals(NONE) ? NONE : ground.id(name);
    WalkStop stop =
        WalkStop.of(
            route,
            path + "/" + of + "/" + piece,
            "/cases/" + ground.id(path) + "/evidence/" + id + rest,
            person ->
                unless(
                    onCase(person, "evidence.read", path, true),
                    () -> {
                      if (!of.equals(path) || !may(person, "evidence.read", piece(of, piece))) {
                        return Expected.ABSENT;
                      }
                      return !changes || may(person, "evidence.change", piece(of, piece))
                          ? Expected.ALLOWED
                          : Expected.REFUSED;
                    }));
    if (!withdraws) {
      return rest.equals("/restore") ? stop.form(Map.of()) : stop;
    }
    // What was released is walked over once more, so it is asked for with a version that is stale.
    String version = piece.equals("released") ? "77" : "1";
    WalkStop whole = stop.form(Map.of("version", version, "reason", "walked over"));
    return of.equals(NONE) || piece.equals("released") ? whole : whole.using(name);
  }

  private void uploads() {
    String begin = "POST /cases/{case}/uploads";
    add(
        begin,
        _ -> {
          List<WalkStop> stops = new ArrayList<>();
          for (String one : List.of("A", "B", "C")) {
            for (String piece : List.of("whole", "mine", "other")) {
              stops.add(
                  begin(begin, "", one, piece, "evidence.add")
                      .form(described(piece, "document", "begun")));
            }
            stops.add(
                begin(begin, "", one, "whole", "register.change")
                    .form(described("whole", "register", "begun")));
          }
          return stops;
        });
    String single = "POST /cases/{case}/uploads/single";
    add(
        single,
        _ ->
            List.of("A", "C").stream()
                .flatMap(
                    one ->
                        List.of("whole", "mine").stream().map(piece -> single(single, one, piece)))
                .toList());
    upload("GET", "", "go");
    upload("GET", "/state", "go");
    upload("POST", "/part?offset=0", "go");
    upload("POST", "/finish", "finish");
    upload("POST", "/drop", "drop");
  }

  private WalkStop begin(String route, String rest, String one, String piece, String act) {
    return WalkStop.of(
        route,
        one + " about " + piece + " by " + act,
        "/cases/" + ground.id(one) + "/uploads" + rest,
        person ->
            unless(
                onCase(person, "evidence.add", one, true),
                () -> may(person, act, piece(one, piece)) ? Expected.ALLOWED : Expected.REFUSED));
  }

  private Map<String, String> described(String piece, String kind, String what) {
    return Map.of(
        "path",
        what + number() + ".txt",
        "size",
        "4",
        "kind",
        kind,
        "object",
        ground.object(piece));
  }

  private WalkStop single(String route, String one, String piece) {
    StringBuilder body = new StringBuilder();
    Map<String, String> fields = new TreeMap<>(described(piece, "document", "single"));
    fields.put("_csrf", FormToken.sent());
    fields.forEach(
        (name, value) ->
            body.append("--xYz\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
    body.append(
            "--xYz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n")
        .append(number())
        .append(" text\r\n--xYz--\r\n");
    return begin(route, "/single", one, piece, "evidence.add")
        .body("multipart/form-data; boundary=xYz", body.toString());
  }

  /** Of one's own upload, wherever it was begun, and of another's. */
  private void upload(String method, String rest, String use) {
    String route = method + " /cases/{case}/uploads/{upload}" + rest.replaceAll("\\?.*", "");
    add(
        route,
        walker -> {
          List<WalkStop> stops = new ArrayList<>();
          for (String one : List.of("A", "C")) {
            for (boolean his : List.of(false, true)) {
              String whose =
                  his
                      ? walker.name()
                      : walker.name().equals("nobody") ? "customer-lead@case" : "nobody";
              WalkStop stop =
                  WalkStop.of(
                      route,
                      one + (his ? " of his own" : " of another"),
                      "/cases/"
                          + ground.id(one)
                          + "/uploads/"
                          + ground.id(one + ".upload." + use + "." + whose)
                          + rest,
                      person ->
                          unless(
                              onCase(person, "evidence.add", one, true),
                              () -> his ? Expected.ALLOWED : Expected.ABSENT));
              stops.add(
                  !stop.posts()
                      ? stop
                      : rest.startsWith("/part")
                          ? stop.body("application/octet-stream", "8 bytes.")
                          : stop.form(Map.of()));
            }
          }
          return stops;
        });
  }

  private Expected ofRun(WalkPerson person, String path, String of, boolean whole) {
    return unless(
        onCase(person, "result.read", path, true),
        () -> {
          boolean all =
              may(person, "result.read", piece(of, "whole"))
                  || may(person, "result.read", piece(of, "released"));
          boolean part = may(person, "result.read", piece(of, "mine"));
          return path.equals(of) && (all || (part && !whole)) ? Expected.ALLOWED : Expected.ABSENT;
        });
  }

  private void results() {
    String base = "/cases/{case}/runs/{run}";
    result("GET " + base, "", false);
    result("GET " + base + "/items/{item}", "/items/" + run.item(), false);
    result(
        "GET " + base + "/items/{item}/observations",
        "/items/" + run.item() + "/observations?object=" + run.mine(),
        false);
    String file = "GET " + base + "/files/{file}";
    add(
        file,
        _ -> {
          List<WalkStop> stops = new ArrayList<>();
          for (String name :
              List.of(
                  "report.html",
                  "workbook.xlsx",
                  "result.json",
                  "observations.jsonl",
                  "location.svg",
                  "network.svg")) {
            stops.addAll(result(file, "/files/" + name, true, List.of("A/A", "C/C", "A/C")));
          }
          return stops;
        });
    String taken = "POST " + base + "/case";
    add(
        taken,
        _ ->
            Stream.of("A/A", "C/C", "A/C")
                .map(
                    pair -> {
                      String path = pair.substring(0, 1);
                      String of = pair.substring(2);
                      return WalkStop.of(
                              taken,
                              pair,
                              "/cases/"
                                  + ground.id(path)
                                  + "/runs/"
                                  + ground.id(of + ".run")
                                  + "/case",
                              person ->
                                  unless(
                                      onCase(person, "case.take-out", path, false),
                                      () -> ofRun(person, path, of, true)))
                          .form(Map.of());
                    })
                .toList());
    String compare = "GET /cases/{case}/compare";
    add(
        compare,
        _ -> {
          List<WalkStop> stops = new ArrayList<>();
          for (String[] pair : new String[][] {{"A", "A"}, {"C", "C"}, {"A", "C"}}) {
            stops.add(
                WalkStop.of(
                    compare,
                    pair[0] + "/" + pair[1],
                    "/cases/"
                        + ground.id(pair[0])
                        + "/compare?before="
                        + ground.id(pair[1] + ".run")
                        + "&after="
                        + ground.id(pair[0] + ".run"),
                    person -> ofRun(person, pair[0], pair[1], true)));
          }
          return stops;
        });
  }

  private void result(String route, String rest, boolean whole) {
    add(route, _ -> result(route, rest, whole, List.of("A/A", "B/B", "C/C", "A/C", "A/B")));
  }

  private List<WalkStop> result(String route, String rest, boolean whole, List<String> pairs) {
    return pairs.stream()
        .map(
            pair -> {
              String path = pair.substring(0, 1);
              String of = pair.substring(2);
              return WalkStop.of(
                  route,
                  pair + rest,
                  "/cases/" + ground.id(path) + "/runs/" + ground.id(of + ".run") + rest,
                  person -> ofRun(person, path, of, whole));
            })
        .toList();
  }

  /** What concerns the visitor alone is there for everybody who is logged in. */
  private void own() {
    for (String path : List.of("/", "/account", "/organisations", "/standards")) {
      add(
          "GET " + path,
          _ -> List.of(WalkStop.of("GET " + path, "his own", path, _ -> Expected.ALLOWED)));
    }
    String session = "POST /account/sessions/{session}/end";
    add(
        session,
        _ ->
            List.of(
                WalkStop.of(
                        session,
                        "another's",
                        "/account/sessions/" + ground.id("session") + "/end",
                        _ -> Expected.ABSENT)
                    .form(Map.of())));
    String others = "POST /account/sessions/end-others";
    add(
        others,
        _ ->
            List.of(
                WalkStop.of(
                        others, "his own", "/account/sessions/end-others", _ -> Expected.ALLOWED)
                    .form(Map.of())));
    String accept = "POST /invitation/{token}/accept";
    add(
        accept,
        _ ->
            List.of(
                WalkStop.of(
                        accept,
                        "a token that was guessed",
                        "/invitation/" + "x".repeat(43) + "/accept",
                        _ -> Expected.ABSENT)
                    .form(Map.of())));
  }
}
