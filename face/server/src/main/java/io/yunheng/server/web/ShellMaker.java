/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.access.AccessRules;
import io.yunheng.access.AccessTarget;
import io.yunheng.access.Operation;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.access.TargetKind;
import io.yunheng.server.identity.Visitor;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.PageShell;
import io.yunheng.server.page.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.web.csrf.CsrfToken;

/** The shell of a page for a visitor: where he can go, by what he may do. */
public final class ShellMaker {
  private static final List<Way> ADMINISTRATION =
      List.of(
          new Way("nav.people", "/administration/people", Operation.PEOPLE_READ),
          new Way("nav.organisations", "/administration/organisations", Operation.PEOPLE_READ),
          new Way("nav.permissions", "/administration/permissions", Operation.PERMISSION_ASK),
          new Way("nav.jobs", "/administration/jobs", Operation.JOBS_OVERSEE),
          new Way("nav.settings", "/administration/settings", Operation.SETTINGS_READ),
          new Way("nav.acts", "/administration/acts", Operation.ACTS_OVERSEE));

  private static final List<ProjectWay> PROJECT =
      List.of(
          new ProjectWay("case.way.results", Operation.RESULT_READ, "results", "runs", "compare"),
          new ProjectWay("record.title", Operation.RECORD_READ, "records"),
          new ProjectWay("case.way.evidence", Operation.EVIDENCE_READ, "evidence", "uploads"),
          new ProjectWay("case.way.registers", Operation.REGISTER_READ, "registers"),
          new ProjectWay("request.title", Operation.REQUEST_READ, "requests"),
          new ProjectWay("job.title", Operation.JOB_READ, "jobs"),
          new ProjectWay("schedule.title", Operation.JOB_READ, "schedules"),
          new ProjectWay("cloud.title", Operation.CLOUD_READ, "clouds"),
          new ProjectWay("case.people", Operation.CASE_GRANT, "people", "invite", "grants"),
          new ProjectWay("independence.title", Operation.INDEPENDENCE_DECLARE, "independence"),
          new ProjectWay("acts.title", Operation.CASE_ACTS, "acts"),
          new ProjectWay("case.change", Operation.CASE_CHANGE, "change"));
  private static final Pattern CASE = Pattern.compile("/cases/([0-9a-f]{32})(?:/([a-z]+).*)?");

  private final AccessRules rules;
  private final CaseNames cases;
  private final boolean combined;
  private final boolean sample;

  /**
   * Makes shells.
   *
   * @param cases tells what a case is called, and whose it is
   * @param combined whether one account may hold two of the three administrators, which every page
   *     of administration says
   * @param sample whether this is a sample without a second factor, which every page says
   */
  public ShellMaker(AccessRules rules, CaseNames cases, boolean combined, boolean sample) {
    this.rules = rules;
    this.cases = cases;
    this.combined = combined;
    this.sample = sample;
  }

  PageShell shell(Visit visit) {
    List<PageShell.Place> places = new ArrayList<>();
    List<PagePart.Remark> remarks = new ArrayList<>();
    String name = "";
    Optional<PageShell.Project> project = Optional.empty();
    if (sample) {
      remarks.add(new PagePart.Remark(Tone.WARN, visit.text("shell.sample")));
    }
    if (visit.visitor() instanceof Visitor.Known known) {
      name = known.person().name();
      if (known.complete()) {
        places.addAll(places(visit, known));
        project = visit.forFragment() ? Optional.empty() : project(visit, known);
        if (combined && known.subject().account().administers()) {
          remarks.add(new PagePart.Remark(Tone.WARN, visit.text("shell.combined")));
        }
      }
    }
    return new PageShell(visit.texts(), name, csrf(visit), here(visit), places, remarks, project);
  }

  /** The bar of the case that the path is in, if the visitor may read it. */
  private Optional<PageShell.Project> project(Visit visit, Visitor.Known known) {
    Matcher path = CASE.matcher(visit.path());
    if (!path.matches()) {
      return Optional.empty();
    }
    String page = path.group(2) == null ? "" : path.group(2);
    Scope scope = rules.scope(known.subject(), Operation.CASE_READ, visit.today());
    return RandomId.parse(path.group(1))
        .flatMap(id -> cases.find(scope, id))
        .map(
            one ->
                new PageShell.Project(
                    new PageShell.Place(one.name(), "/cases/" + one.id(), page.isEmpty()),
                    PROJECT.stream()
                        .filter(way -> opens(visit, known, way.operation(), one))
                        .map(
                            way ->
                                new PageShell.Place(
                                    visit.text(way.text()),
                                    "/cases/" + one.id() + "/" + way.pages().getFirst(),
                                    way.pages().contains(page)))
                        .toList()));
  }

  /** Whether the guard would let the visitor through to a page about the case. */
  private boolean opens(
      Visit visit, Visitor.Known known, Operation operation, CaseNames.Named one) {
    if (rules.table().of(operation).on() == TargetKind.CASE) {
      return rules
          .decide(
              known.subject(),
              operation,
              new AccessTarget.OfCase(one.id(), one.organisation()),
              visit.today())
          .allowed();
    }
    Scope scope = rules.scope(known.subject(), operation, visit.today());
    return scope.covers(one.id(), one.organisation())
        || !scope.objects().getOrDefault(one.id(), Set.of()).isEmpty();
  }

  private List<PageShell.Place> places(Visit visit, Visitor.Known known) {
    List<PageShell.Place> places = new ArrayList<>();
    places.add(place(visit, "nav.home", "/"));
    if (known.subject().account().administers()) {
      for (Way way : ADMINISTRATION) {
        if (rules
            .decide(
                known.subject(), way.operation(), new AccessTarget.OfInstallation(), visit.today())
            .allowed()) {
          places.add(place(visit, way.text(), way.href()));
        }
      }
    } else {
      places.add(place(visit, "nav.my-organisations", "/organisations"));
    }
    places.add(place(visit, "nav.standards", "/standards"));
    return places;
  }

  private static PageShell.Place place(Visit visit, String text, String href) {
    boolean current =
        href.equals("/")
            ? visit.path().equals("/") || visit.path().startsWith("/cases")
            : visit.path().startsWith(href);
    return new PageShell.Place(visit.text(text), href, current);
  }

  private static String here(Visit visit) {
    return visit.servlet().getMethod().equals("GET") ? visit.path() : "/";
  }

  private static String csrf(Visit visit) {
    Object token = visit.servlet().getAttribute(CsrfToken.class.getName());
    return token instanceof CsrfToken csrf ? csrf.getToken() : "";
  }

  private record ProjectWay(String text, Operation operation, List<String> pages) {
    ProjectWay(String text, Operation operation, String... pages) {
      this(text, operation, List.of(pages));
    }
  }

  private record Way(String text, String href, Operation operation) {}
}
