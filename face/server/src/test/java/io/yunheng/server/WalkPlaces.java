/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import io.yunheng.server.WalkStop.Expected;
import io.yunheng.server.WalkTable.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What is expected of the routes of the installation, of organisations and of cases: by which
 * operation of the table it is allowed, on what, with which body. Stops are made anew for each
 * person, since some use up what they are about.
 */
abstract class WalkPlaces {
  /** What is not there at all. */
  static final String NONE = "0123456789abcdef0123456789abcdef";

  final WalkGround ground;
  final WalkTable table;
  final Map<String, Function<WalkPerson, List<WalkStop>>> routes = new TreeMap<>();
  final AtomicInteger count = new AtomicInteger();

  WalkPlaces(WalkGround ground, WalkTable table) {
    this.ground = ground;
    this.table = table;
    installation();
    organisations();
    cases();
  }

  /** The routes that it knows. */
  Map<String, Function<WalkPerson, List<WalkStop>>> routes() {
    return routes;
  }

  boolean may(WalkPerson person, String act, Target target) {
    return table.may(person.holdings(), act, target);
  }

  static Target workCase(String name) {
    return Target.workCase(name.equals("C") ? "O2" : "O1", name);
  }

  Target piece(String workCase, String piece) {
    return workCase(workCase).object(ground.object(piece), piece.equals("released"));
  }

  /** On the case, or on at least one of its objects. */
  Expected onCase(WalkPerson person, String act, String workCase, boolean objects) {
    if (!may(person, "case.read", workCase(workCase))) {
      return Expected.ABSENT;
    }
    boolean may =
        objects
            ? WalkGround.PIECES.stream().anyMatch(one -> may(person, act, piece(workCase, one)))
            : may(person, act, workCase(workCase));
    return may ? Expected.ALLOWED : Expected.REFUSED;
  }

  static Expected unless(Expected first, Supplier<Expected> then) {
    return first == Expected.ALLOWED ? then.get() : first;
  }

  void add(String route, Function<WalkPerson, List<WalkStop>> stops) {
    if (routes.put(route, stops) != null) {
      throw new AssertionError("twice: " + route);
    }
  }

  String number() {
    return Integer.toString(count.incrementAndGet());
  }

  void installation(
      String route, String act, String path, Supplier<Map<String, String>> form, String uses) {
    add(
        route,
        _ -> {
          WalkStop stop =
              WalkStop.of(
                  route,
                  "the installation",
                  filled(path),
                  person ->
                      may(person, act, Target.installation())
                          ? Expected.ALLOWED
                          : Expected.REFUSED);
          WalkStop whole = stop.posts() ? stop.form(form.get()) : stop;
          return List.of(uses.isEmpty() ? whole : whole.using(uses));
        });
  }

  String filled(String path) {
    String filled = path;
    for (String name : List.of("O2.victim", "O2.invitation", "O2.passkey", "O2-keyed", "O2")) {
      if (path.contains("<" + name + ">")) {
        filled = filled.replace("<" + name + ">", ground.id(name));
      }
    }
    return filled;
  }

  void installation() {
    String people = "/administration/people";
    for (Map.Entry<String, String> page :
        Map.of(
                people,
                "people.read",
                people + "?q=Qz",
                "people.read",
                "/administration/organisations",
                "people.read",
                "/administration/permissions",
                "permission.ask",
                "/administration/jobs",
                "jobs.oversee",
                "/administration/settings",
                "settings.read",
                "/administration/acts",
                "acts.oversee",
                "/administration/acts/csv",
                "acts.oversee")
            .entrySet()) {
      if (!page.getKey().contains("?")) {
        installation("GET " + page.getKey(), page.getValue(), page.getKey(), Map::of, "");
      }
    }
    installation(
        "GET " + people + "/{person}", "people.read", people + "/<O2.victim>", Map::of, "");
    installation(
        "POST /administration/organisations",
        "organisation.create",
        "/administration/organisations",
        () -> Map.of("name", "单位" + number(), "kind", "customer"),
        "");
    installation(
        "POST /administration/organisations/{organisation}/lead",
        "people.change",
        "/administration/organisations/<O2>/lead",
        () -> Map.of("name", "新负责人", "role", "customer-lead"),
        "");
    installation(
        "POST /administration/people/invite",
        "people.change",
        people + "/invite",
        () -> Map.of("name", "新人", "role", "audit-administrator"),
        "");
    installation(
        "POST /administration/invitations/{invitation}/end",
        "people.change",
        "/administration/invitations/<O2.invitation>/end",
        Map::of,
        "O2.invitation");
    installation(
        "POST /administration/people/{person}/state",
        "people.change",
        people + "/<O2.victim>/state",
        () -> Map.of("state", "suspended", "reason", "离岗", "version", "1"),
        "O2.victim");
    installation(
        "POST /administration/people/{person}/roles",
        "people.change",
        people + "/<O2.victim>/roles",
        () -> Map.of("role", "audit-administrator", "version", "1"),
        "");
    String second = "POST /administration/people/{person}/roles/{grant}/end";
    add(
        second,
        _ ->
            List.of(
                WalkStop.of(
                        second,
                        "none",
                        filled(people + "/<O2.victim>/roles/" + NONE + "/end"),
                        person ->
                            may(person, "people.change", Target.installation())
                                ? Expected.ABSENT
                                : Expected.REFUSED)
                    .form(Map.of())));
    installation(
        "POST /administration/people/{person}/reset",
        "password.reset",
        people + "/<O2.victim>/reset",
        Map::of,
        "O2.victim");
    installation(
        "POST /administration/people/{person}/outside/unbind",
        "factor.remove",
        people + "/<O2-keyed>/outside/unbind",
        () -> Map.of("provider", "directory"),
        "");
    installation(
        "POST /administration/people/{person}/passkeys/{passkey}/remove",
        "factor.remove",
        people + "/<O2-keyed>/passkeys/<O2.passkey>/remove",
        Map::of,
        "O2.passkey");
    installation(
        "POST /administration/people/{person}/sessions/end",
        "session.end",
        people + "/<O2.victim>/sessions/end",
        Map::of,
        "O2.victim");
    installation(
        "POST /administration/acts/verify",
        "acts.oversee",
        "/administration/acts/verify",
        Map::of,
        "");
  }

  Expected onOrganisation(WalkPerson person, String act, String name) {
    Target target = Target.organisation(name);
    if (!may(person, "organisation.read", target)) {
      return Expected.ABSENT;
    }
    return may(person, act, target) ? Expected.ALLOWED : Expected.REFUSED;
  }

  /**
   * A route of an organisation.
   *
   * @param thing of the organisation that the path names too; may be empty
   */
  void organisation(
      String method,
      String rest,
      String act,
      String thing,
      Function<String, Map<String, String>> form) {
    String variable = thing.isEmpty() ? "" : "{" + thing + "}";
    String route = method + " /organisations/{organisation}" + rest.replace("<>", variable);
    add(
        route,
        _ -> {
          List<WalkStop> stops = new ArrayList<>();
          for (String one : List.of("O1", "O2", NONE)) {
            for (String of : thing.isEmpty() ? List.of(one) : List.of("O1", "O2", NONE)) {
              String id = one.equals(NONE) ? NONE : ground.id(one);
              String other =
                  thing.isEmpty() ? "" : of.equals(NONE) ? NONE : ground.id(of + "." + thing);
              WalkStop stop =
                  WalkStop.of(
                      route,
                      one + "/" + of,
                      "/organisations/" + id + rest.replace("<>", other),
                      person ->
                          unless(
                              onOrganisation(person, act, one),
                              () -> of.equals(one) ? Expected.ALLOWED : Expected.ABSENT));
              WalkStop whole = stop.posts() ? stop.form(form.apply(of)) : stop;
              stops.add(
                  thing.isEmpty() || of.equals(NONE) || !stop.posts()
                      ? whole
                      : whole.using(of + "." + thing));
            }
          }
          return stops;
        });
  }

  void organisations() {
    organisation("GET", "", "organisation.read", "", _ -> Map.of());
    organisation(
        "POST", "/invite", "member.change", "", _ -> Map.of("name", "新人", "role", "contributor"));
    organisation("POST", "/invitations/<>/end", "member.change", "invitation", _ -> Map.of());
    organisation("POST", "/grants/<>/end", "member.change", "grant", _ -> Map.of());
    organisation("GET", "/members/<>", "member.change", "membership", _ -> Map.of());
    organisation(
        "POST",
        "/members/<>",
        "member.change",
        "membership",
        _ -> Map.of("since", "2026-11-01", "end", "", "deputy", "", "version", "1"));
    organisation(
        "POST",
        "/members/<>/grants",
        "member.change",
        "membership",
        _ -> Map.of("role", "contributor", "since", "2026-11-24", "until", "2026-12-24"));
    organisation(
        "POST",
        "/members/<>/leave",
        "work.hand-over",
        "membership",
        of -> Map.of("to", of.equals(NONE) ? NONE : ground.last(of + ".member"), "reason", "离岗"));
    organisation("GET", "/cases/new", "case.create", "", _ -> Map.of());
    organisation(
        "POST",
        "/cases",
        "case.create",
        "",
        _ -> Map.of("name", "项目" + number(), "subject", "platform", "grade", "3"));
  }

  /** A route of a case. */
  void workCase(
      String method,
      String rest,
      String act,
      boolean objects,
      Function<String, Map<String, String>> form,
      Function<WalkPerson, Expected> further) {
    String route = method + " /cases/{case}" + rest.replaceAll("\\?.*", "");
    inCases(route, rest, act, objects, form, (person, _) -> further.apply(person));
  }

  /** A route of each case, and of one that is not there. */
  void inCases(
      String route,
      String rest,
      String act,
      boolean objects,
      Function<String, Map<String, String>> form,
      BiFunction<WalkPerson, String, Expected> further) {
    add(
        route,
        _ -> {
          List<WalkStop> stops = new ArrayList<>();
          for (String one : List.of("A", "B", "C", NONE)) {
            String id = one.equals(NONE) ? NONE : ground.id(one);
            WalkStop stop =
                WalkStop.of(
                    route,
                    one,
                    "/cases/" + id + rest,
                    person ->
                        one.equals(NONE)
                            ? Expected.ABSENT
                            : unless(
                                onCase(person, act, one, objects),
                                () -> further.apply(person, one)));
            stops.add(stop.posts() ? stop.form(form.apply(one.equals(NONE) ? "C" : one)) : stop);
          }
          return stops;
        });
  }

  /**
   * A thing of a case under the path of a case.
   *
   * @param of the case whose thing it is, or {@link #NONE}
   */
  record Pair(String path, String of) {
    boolean own() {
      return of.equals(path);
    }
  }

  /**
   * A route of things of cases: the case's own, foreign ones under its path, and none.
   *
   * @param rest the address behind that of the case, by the id of the thing
   * @param thing its name on the ground, behind that of its case
   */
  void inPairs(
      String route,
      UnaryOperator<String> rest,
      String thing,
      Function<String, Map<String, String>> form,
      BiFunction<WalkPerson, Pair, Expected> expected) {
    add(
        route,
        _ -> {
          List<WalkStop> stops = new ArrayList<>();
          for (String both : List.of("A/A", "C/C", "A/C", "A/B", "C/A", "A/" + NONE)) {
            Pair pair = new Pair(both.substring(0, 1), both.substring(2));
            boolean none = pair.of().equals(NONE);
            String id = none ? NONE : ground.id(pair.of() + "." + thing);
            WalkStop stop =
                WalkStop.of(
                    route,
                    both,
                    "/cases/" + ground.id(pair.path()) + rest.apply(id),
                    person -> expected.apply(person, pair));
            stops.add(
                stop.posts() ? stop.form(new HashMap<>(form.apply(none ? "C" : pair.of()))) : stop);
          }
          return stops;
        });
  }

  void workCase(String method, String rest, String act, boolean objects) {
    workCase(method, rest, act, objects, _ -> Map.of());
  }

  void workCase(
      String method,
      String rest,
      String act,
      boolean objects,
      Function<String, Map<String, String>> form) {
    workCase(method, rest, act, objects, form, _ -> Expected.ALLOWED);
  }

  void cases() {
    workCase("GET", "", "case.read", false);
    workCase("GET", "/change", "case.change", false);
    workCase(
        "POST",
        "/change",
        "case.change",
        false,
        one ->
            Map.of(
                "name",
                WalkGround.mark(one),
                "owner",
                ground.id(one + ".owner"),
                "grade",
                "3",
                "tenant",
                "",
                "system-name",
                WalkGround.mark(one + "-system"),
                "as-of",
                "",
                "version",
                "1"));
    workCase("GET", "/people", "case.grant", false);
    workCase(
        "POST",
        "/grants",
        "case.grant",
        false,
        one -> Map.of("person", ground.id(one + ".colleague"), "role", "reviewer", "until", ""));
    workCase("POST", "/invite", "case.grant", false, _ -> Map.of("name", "新人", "role", "assessor"));
    workCase("GET", "/acts", "case.acts", false);
    workCase("GET", "/independence", "independence.declare", false);
    workCase(
        "POST", "/independence", "independence.declare", false, _ -> Map.of("note", "not agreed"));
    workCase("GET", "/jobs", "job.read", false);
    workCase("POST", "/jobs/check", "assess", false);
    workCase("POST", "/jobs/assess", "assess", false, _ -> Map.of("scale", "workbook"));
    workCase("GET", "/clouds", "cloud.read", false);
    workCase(
        "POST",
        "/clouds",
        "cloud.change",
        false,
        _ ->
            Map.of(
                "name",
                "新云" + number(),
                "auth_url",
                "http://127.0.0.1:9/v3",
                "username",
                "admin",
                "user_domain_name",
                "Default",
                "project_name",
                "admin",
                "project_domain_name",
                "Default",
                "secret",
                "secret"));
    workCase("GET", "/schedules", "job.read", false);
    workCase("GET", "/registers", "register.read", true);
    workCase("GET", "/evidence", "evidence.read", true);
    workCase("GET", "/results", "result.read", true);
    workCase("GET", "/runs", "result.read", true);
    workCase(
        "POST",
        "/registers/check",
        "register.change",
        true,
        _ -> Map.of(),
        person ->
            may(person, "register.change", piece("A", "whole"))
                ? Expected.ALLOWED
                : Expected.REFUSED);
    String template = "GET /cases/{case}/registers/{book}/template";
    add(
        template,
        _ ->
            List.of("A", "C").stream()
                .map(
                    one ->
                        WalkStop.of(
                            template,
                            one,
                            "/cases/" + ground.id(one) + "/registers/papers/template",
                            person -> onCase(person, "register.read", one, true)))
                .toList());
  }
}
