/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.work;

import io.yunheng.access.Operation;
import io.yunheng.access.Person;
import io.yunheng.access.WorkOrganisation;
import io.yunheng.casework.AssessmentRun;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.JobState;
import io.yunheng.casework.WorkCase;
import io.yunheng.catalog.Verdict;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.Permits;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.RowWindow;
import io.yunheng.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A case: what it is, where its evidence comes from, what runs, what came of it last. */
public final class CasePageRoutes implements WebRoutes {
  private static final int LAST_RUNS = 3;

  private final Store store;
  private final CaseReads reads;
  private final PageWordsSource words;
  private final Permits permits;
  private final EvidenceAges limits = EvidenceAges.shipped();

  public CasePageRoutes(Store store, PageWordsSource words, Permits permits) {
    this.store = store;
    this.words = words;
    this.permits = permits;
    this.reads = new CaseReads(store, words);
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.get(
            "/cases/{case}",
            RouteNeed.workCase(Operation.CASE_READ),
            visit -> WebAnswer.page(page(visit))));
  }

  private boolean may(Visit visit, WorkCase one, Operation operation) {
    return permits.workCase(visit, operation, one.id(), one.organisation());
  }

  private PageBody page(Visit visit) {
    WorkCase one = reads.workCase(visit);
    PageWords say = words.of(visit);
    CaseSources sources = new CaseSources(visit, say, reads, one, limits);
    List<PagePart> parts = new ArrayList<>();
    parts.add(ways(visit, one));
    if (!JobRoutes.assessed(one)) {
      parts.add(
          new PagePart.Remark(
              Tone.PLAIN,
              visit.text("case.level-none", visit.text("grade." + one.description().grade()))));
    }
    parts.addAll(sources.standing());
    if (permits.whole(visit, Operation.RESULT_READ, one.id(), one.organisation())) {
      results(visit, say, one, parts);
    }
    if (may(visit, one, Operation.JOB_READ)) {
      running(visit, one, sources.jobs(), parts);
    }
    parts.add(new PagePart.Heading(visit.text("case.sources")));
    parts.add(sources.listing());
    parts.add(new PagePart.Heading(visit.text("case.about")));
    parts.add(head(visit, say, one));
    return PageBody.wide(one.description().name(), parts);
  }

  /** The pages of the case that the visitor may open. */
  private PagePart ways(Visit visit, WorkCase one) {
    String path = "/cases/" + one.id();
    List<PageCell.Link> links = new ArrayList<>();
    boolean whole = permits.whole(visit, Operation.EVIDENCE_READ, one.id(), one.organisation());
    if (whole) {
      links.add(new PageCell.Link(visit.text("case.way.evidence"), path + "/evidence"));
    }
    if (permits.whole(visit, Operation.REGISTER_READ, one.id(), one.organisation())) {
      links.add(new PageCell.Link(visit.text("case.way.registers"), path + "/registers"));
    }
    if (may(visit, one, Operation.CLOUD_READ)) {
      links.add(new PageCell.Link(visit.text("cloud.title"), path + "/clouds"));
    }
    if (may(visit, one, Operation.JOB_READ)) {
      links.add(new PageCell.Link(visit.text("job.title"), path + "/jobs"));
      links.add(new PageCell.Link(visit.text("schedule.title"), path + "/schedules"));
    }
    if (permits.whole(visit, Operation.RESULT_READ, one.id(), one.organisation())) {
      links.add(new PageCell.Link(visit.text("case.way.results"), path + "/results"));
    }
    if (may(visit, one, Operation.CASE_GRANT)) {
      links.add(new PageCell.Link(visit.text("case.people"), path + "/people"));
    }
    if (may(visit, one, Operation.CASE_CHANGE)) {
      links.add(new PageCell.Link(visit.text("case.change"), path + "/change"));
    }
    return new PagePart.LinkRow(links);
  }

  private void results(Visit visit, PageWords say, WorkCase one, List<PagePart> parts) {
    parts.add(new PagePart.Heading(visit.text("case.results")));
    var scope = reads.scope(visit, Operation.RESULT_READ);
    List<List<PageCell>> rows = new ArrayList<>();
    for (AssessmentRun run :
        store.runs().list(scope, one.id(), RowWindow.first(LAST_RUNS)).rows()) {
      Map<String, Long> counts = store.runs().verdicts(scope, run.id());
      List<PageCell> row = new ArrayList<>();
      row.add(
          new PageCell.Link(say.moment(run.ended()), "/cases/" + one.id() + "/runs/" + run.id()));
      for (Verdict verdict : Verdict.values()) {
        row.add(new PageCell.Plain(Long.toString(counts.getOrDefault(verdict.code(), 0L))));
      }
      rows.add(row);
    }
    List<String> columns = new ArrayList<>();
    columns.add(visit.text("case.results.at"));
    for (Verdict verdict : Verdict.values()) {
      columns.add(visit.text("case.verdict." + verdict.code()));
    }
    parts.add(
        new PagePart.Listing(
            visit.text("case.results"), columns, rows, visit.text("case.results.none")));
  }

  private void running(Visit visit, WorkCase one, List<CaseJob> jobs, List<PagePart> parts) {
    JobWords say = new JobWords(visit, words.of(visit));
    parts.add(new PagePart.Heading(visit.text("case.running")));
    parts.add(
        new PagePart.Listing(
            visit.text("case.running"),
            List.of(visit.text("job.kind"), visit.text("job.state"), visit.text("job.progress")),
            jobs.stream()
                .filter(job -> job.state() == JobState.WAITING || job.state() == JobState.RUNNING)
                .map(
                    job ->
                        List.of(
                            new PageCell.Link(
                                say.kind(job.ask().kind()),
                                "/cases/" + one.id() + "/jobs/" + job.id()),
                            say.state(job),
                            new PageCell.Plain(say.progress(job))))
                .toList(),
            visit.text("case.running.none")));
  }

  private PagePart head(Visit visit, PageWords say, WorkCase one) {
    List<PagePart.Fact> facts = new ArrayList<>();
    facts.add(
        fact(
            visit,
            "cases.owner",
            store.organisations().find(one.organisation()).map(WorkOrganisation::name).orElse("")));
    facts.add(
        fact(
            visit,
            "case.owner",
            one.owner()
                .flatMap(store.people()::find)
                .map(Person::name)
                .orElse(visit.text("word.none"))));
    facts.add(fact(visit, "cases.subject", say.word("subject", one.description().subject())));
    facts.add(fact(visit, "cases.grade", visit.text("grade." + one.description().grade())));
    if (one.description().selfCheck()) {
      facts.add(fact(visit, "case.self-check", visit.text("word.yes")));
    }
    one.description().asOf().ifPresent(at -> facts.add(fact(visit, "case.as-of", say.moment(at))));
    facts.add(fact(visit, "cases.state", say.word("case", one.state())));
    facts.add(fact(visit, "cases.created", say.moment(one.keeping().created())));
    facts.add(new PagePart.Fact(visit.text("cases.id"), new PageCell.Mono(one.id().text())));
    return new PagePart.FactList(facts);
  }

  private static PagePart.Fact fact(Visit visit, String key, String value) {
    return new PagePart.Fact(visit.text(key), new PageCell.Plain(value));
  }
}
