/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.access.AccessRules;
import io.yunheng.access.AccessTarget;
import io.yunheng.access.Operation;
import io.yunheng.server.identity.Visitor;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.PageShell;
import io.yunheng.server.page.Tone;
import java.util.ArrayList;
import java.util.List;
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

  private final AccessRules rules;
  private final boolean combined;

  /**
   * Makes shells.
   *
   * @param combined whether one account may hold two of the three administrators, which every page
   *     of administration says
   */
  public ShellMaker(AccessRules rules, boolean combined) {
    this.rules = rules;
    this.combined = combined;
  }

  PageShell shell(Visit visit) {
    List<PageShell.Place> places = new ArrayList<>();
    List<PagePart.Remark> remarks = new ArrayList<>();
    String name = "";
    if (visit.visitor() instanceof Visitor.Known known) {
      name = known.person().name();
      if (known.complete()) {
        places.addAll(places(visit, known));
        if (combined && known.subject().account().administers()) {
          remarks.add(new PagePart.Remark(Tone.WARN, visit.text("shell.combined")));
        }
      }
    }
    return new PageShell(visit.texts(), name, csrf(visit), here(visit), places, remarks);
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

  private record Way(String text, String href, Operation operation) {}
}
