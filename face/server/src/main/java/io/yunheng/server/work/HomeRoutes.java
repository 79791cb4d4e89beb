/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.work;

import io.yunheng.access.Operation;
import io.yunheng.access.Role;
import io.yunheng.access.Scope;
import io.yunheng.access.WorkOrganisation;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.CaseState;
import io.yunheng.casework.WorkCase;
import io.yunheng.catalog.Verdict;
import io.yunheng.server.identity.InvitationDesk;
import io.yunheng.server.identity.Visitor;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.PageNumber;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.Permits;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.RowList;
import io.yunheng.store.RowWindow;
import io.yunheng.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where one lands: an administrator at what is left to do, everybody else at his cases. */
public final class HomeRoutes implements WebRoutes {
  private final Store store;
  private final InvitationDesk desk;
  private final PageWordsSource words;
  private final Permits permits;

  public HomeRoutes(Store store, InvitationDesk desk, PageWordsSource words, Permits permits) {
    this.store = store;
    this.desk = desk;
    this.words = words;
    this.permits = permits;
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(WebRoute.get("/", new RouteNeed.LoggedIn("each sees what is his"), this::page));
  }

  private WebAnswer page(Visit visit) {
    Visitor.Known known = visit.known();
    return known.subject().account().administers()
        ? WebAnswer.page(administration(visit, known))
        : WebAnswer.page(cases(visit, known));
  }

  private PageBody cases(Visit visit, Visitor.Known known) {
    PageWords say = words.of(visit);
    RowWindow window = PageNumber.window(visit);
    Scope scope = words.rules().scope(known.subject(), Operation.CASE_READ, visit.today());
    RowList<WorkCase> cases = store.cases().list(scope, visit.form("q"), window);
    Scope jobs = words.rules().scope(known.subject(), Operation.JOB_READ, visit.today());
    RowList<CaseJob> open = store.jobs().open(jobs, RowWindow.first(RowWindow.MOST));
    List<PagePart> parts = new ArrayList<>();
    if (cases.total() > 0) {
      parts.add(sentence(visit, cases, open));
    }
    parts.add(
        new PagePart.Listing(
            visit.text("home.title"),
            List.of(
                visit.text("cases.name"),
                visit.text("cases.owner"),
                visit.text("cases.subject"),
                visit.text("cases.grade"),
                visit.text("cases.state"),
                visit.text("home.open"),
                visit.text("home.running")),
            cases.rows().stream().map(one -> row(visit, say, one, open)).toList(),
            visit.text("cases.none"),
            PageNumber.of(visit, window, cases, Map.of("q", visit.form("q")))));
    List<PageCell.Link> ways =
        store.memberships().ofPerson(known.person().id()).stream()
            .filter(one -> one.holdsOn(visit.today()))
            .filter(one -> permits.organisation(visit, Operation.CASE_CREATE, one.organisation()))
            .flatMap(one -> store.organisations().find(one.organisation()).stream())
            .map(
                one ->
                    new PageCell.Link(
                        visit.text("home.make-case", one.name()),
                        "/organisations/" + one.id() + "/cases/new"))
            .toList();
    parts.add(new PagePart.LinkRow(ways));
    return PageBody.wide(visit.text("home.title"), parts);
  }

  /** What there is in one sentence; each number leads to where it is from. */
  private static PagePart sentence(Visit visit, RowList<WorkCase> cases, RowList<CaseJob> open) {
    List<PageCell> words = new ArrayList<>();
    words.add(new PageCell.Plain(visit.text("home.sentence.have")));
    words.add(
        new PageCell.Link(
            visit.text("home.sentence.cases", Long.toString(cases.total())), "/#main"));
    words.add(new PageCell.Plain(visit.text("home.sentence.and")));
    words.add(
        open.rows().stream()
            .findFirst()
            .<PageCell>map(
                job ->
                    new PageCell.Link(
                        visit.text("home.sentence.jobs", Long.toString(open.total())),
                        "/cases/" + job.workCase() + "/jobs"))
            .orElseGet(() -> new PageCell.Plain(visit.text("home.sentence.no-jobs"))));
    words.add(new PageCell.Plain(visit.text("home.sentence.end")));
    return new PagePart.Sentence(words);
  }

  private List<PageCell> row(Visit visit, PageWords say, WorkCase one, RowList<CaseJob> open) {
    long runs = open.rows().stream().filter(job -> job.workCase().equals(one.id())).count();
    return List.of(
        new PageCell.Link(one.description().name(), "/cases/" + one.id()),
        new PageCell.Plain(
            store.organisations().find(one.organisation()).map(WorkOrganisation::name).orElse("")),
        new PageCell.Plain(say.word("subject", one.description().subject())),
        new PageCell.Plain(visit.text("grade." + one.description().grade())),
        new PageCell.Mark(
            say.word("case", one.state()), one.state() == CaseState.OPEN ? Tone.GOOD : Tone.PLAIN),
        open(visit, one),
        runs == 0
            ? PageCell.none()
            : new PageCell.Link(
                visit.text("home.running.count", Long.toString(runs)),
                "/cases/" + one.id() + "/jobs"));
  }

  /** How many verdicts of the last run are open, as far as the visitor sees them. */
  private PageCell open(Visit visit, WorkCase one) {
    Scope scope =
        words.rules().scope(visit.known().subject(), Operation.RESULT_READ, visit.today());
    return store.runs().list(scope, one.id(), RowWindow.first(1)).rows().stream()
        .findFirst()
        .<PageCell>map(
            run ->
                new PageCell.Link(
                    visit.text(
                        "home.open.count",
                        Long.toString(
                            store
                                .runs()
                                .verdicts(scope, run.id())
                                .getOrDefault(Verdict.INDETERMINATE.code(), 0L))),
                    "/cases/" + one.id() + "/runs/" + run.id()))
        .orElseGet(
            () ->
                new PageCell.Plain(one.owner().isEmpty() ? visit.text("home.open.no-owner") : ""));
  }

  private PageBody administration(Visit visit, Visitor.Known known) {
    PageWords say = words.of(visit);
    List<PagePart> parts = new ArrayList<>();
    parts.add(
        new PagePart.Prose(
            visit.text("home.administrator", say.account(known.subject().account()))));
    boolean names = known.subject().account().holds(Role.SYSTEM_ADMINISTRATOR);
    if (names) {
      List<Role> unnamed = desk.unnamed(visit.today());
      for (Role role : unnamed) {
        parts.add(new PagePart.Remark(Tone.WARN, visit.text("people.unnamed", say.role(role))));
      }
      if (!unnamed.isEmpty()) {
        parts.add(
            new PagePart.LinkRow(
                List.of(
                    new PageCell.Link(visit.text("home.name-them"), "/administration/people"))));
      }
    }
    parts.add(
        new PagePart.FactList(
            List.of(
                fact(
                    visit.text("people.title"),
                    "/administration/people",
                    store.people().list("", RowWindow.first(1)).total()),
                fact(
                    visit.text("organisations.title"),
                    "/administration/organisations",
                    store.organisations().list("", RowWindow.first(1)).total()),
                fact(
                    visit.text("home.sessions"),
                    "/administration/people",
                    store.sessions().list(RowWindow.first(1)).total()),
                fact(
                    visit.text("invitations.open"),
                    "/administration/people",
                    store.invitations().open().size()))));
    return PageBody.wide(visit.text("home.administration"), parts);
  }

  private static PagePart.Fact fact(String name, String href, long number) {
    return new PagePart.Fact(name, new PageCell.Link(Long.toString(number), href));
  }
}
