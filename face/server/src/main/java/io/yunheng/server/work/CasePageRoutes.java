/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.work;

import io.yunheng.access.Operation;
import io.yunheng.access.Person;
import io.yunheng.access.WorkOrganisation;
import io.yunheng.assessment.RegisterPlan;
import io.yunheng.casework.AssessmentRun;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.CaseState;
import io.yunheng.casework.EvidenceKind;
import io.yunheng.casework.JobState;
import io.yunheng.casework.WorkCase;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import io.yunheng.server.evidence.EvidenceAges;
import io.yunheng.server.evidence.RegisterStanding;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.RunPart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.result.PaperHead;
import io.yunheng.server.result.VerdictLinks;
import io.yunheng.server.web.ChangeNotice;
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
import java.util.Optional;
import java.util.Set;

/** A case: what it is, where its evidence comes from, what runs, what came of it last. */
public final class CasePageRoutes implements WebRoutes {
  private static final int LAST_RUNS = 3;

  private final Store store;
  private final CaseReads reads;
  private final PageWordsSource words;
  private final Permits permits;
  private final EvidenceAges limits = EvidenceAges.shipped();
  private final MlpsCatalog catalog = MlpsCatalog.level3Cloud();
  private final Set<String> platform = CaseReminders.platformItems();

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
    ChangeNotice notice = new ChangeNotice(visit, say.rules(), store);
    CaseSources sources =
        new CaseSources(
            visit, say, reads, one, RegisterPlan.of(catalog, one.description().subject()), notice);
    CaseReminders reminders =
        new CaseReminders(visit, say, reads, permits, limits, notice, platform);
    boolean shows = permits.whole(visit, Operation.RESULT_READ, one.id(), one.organisation());
    Optional<AssessmentRun> last = shows ? reminders.lastRun(one) : Optional.empty();
    List<PagePart> parts = new ArrayList<>();
    parts.add(paper(visit, say, one, last));
    if (!JobRoutes.assessed(one)) {
      parts.add(
          new PagePart.Remark(
              Tone.PLAIN,
              visit.text("case.level-none", visit.text("grade." + one.description().grade()))));
    }
    reminders
        .of(one, sources.jobs())
        .forEach(reminder -> parts.add(reminder.sentence(visit.text("case.check.mark"))));
    if (shows && last.isEmpty()) {
      parts.add(new PagePart.Heading(visit.text("case.steps")));
      parts.add(steps(visit, one, sources));
    }
    if (shows) {
      results(visit, say, one, parts);
    }
    if (may(visit, one, Operation.ASSESS)
        && JobRoutes.assessed(one)
        && one.state() == CaseState.OPEN) {
      parts.add(
          new PagePart.EntryForm(
              "/cases/" + one.id() + "/jobs/assess",
              "",
              List.of(new FormField.Kept("scale", ScaleName.WORKBOOK.code())),
              visit.text("job.submit.assess")));
    }
    if (may(visit, one, Operation.JOB_READ)) {
      running(visit, one, sources.jobs(), parts);
    }
    parts.add(new PagePart.Heading(visit.text("case.sources")));
    parts.add(sources.listing());
    parts.add(new PagePart.Heading(visit.text("case.about")));
    parts.add(head(visit, say, one));
    parts.add(new PagePart.Note(visit.text("case.id"), one.id().text()));
    return PageBody.wide(one.description().name(), parts);
  }

  /** What the paper says of the case, and of the run whose verdicts stand on it first. */
  private static PagePart paper(
      Visit visit, PageWords say, WorkCase one, Optional<AssessmentRun> last) {
    PaperHead head = new PaperHead(visit, say);
    List<PagePart.Fact> facts = new ArrayList<>();
    facts.add(head.of(one));
    facts.add(new PagePart.Fact(visit.text("case.id"), new PageCell.Mono(one.id().text())));
    facts.addAll(
        last.map(head::of)
            .orElseGet(() -> List.of(fact(visit, "result.run", visit.text("case.results.none")))));
    return new PagePart.OfRun(new RunPart.PrintHead(facts));
  }

  /** What comes first in a new case, and what of it is done. */
  private PagePart steps(Visit visit, WorkCase one, CaseSources sources) {
    String path = "/cases/" + one.id();
    boolean people = !store.grants().overCase(one.id()).isEmpty();
    boolean clouds = sources.has(EvidenceKind.ESTATE);
    return new PagePart.Listing(
        visit.text("case.steps"),
        List.of(visit.text("case.step"), visit.text("case.step.what"), visit.text("field.state")),
        List.of(
            step(
                visit,
                1,
                "people",
                path + "/people",
                may(visit, one, Operation.CASE_GRANT),
                people),
            step(
                visit,
                2,
                "clouds",
                path + "/clouds",
                may(visit, one, Operation.CLOUD_READ),
                clouds),
            step(
                visit,
                3,
                "registers",
                RegisterStanding.address(one.id()),
                permits.whole(visit, Operation.REGISTER_READ, one.id(), one.organisation()),
                sources.registersRead()),
            step(visit, 4, "assess", path + "/jobs", may(visit, one, Operation.JOB_READ), false)),
        visit.text("list.none"));
  }

  private static List<PageCell> step(
      Visit visit, int number, String name, String href, boolean opens, boolean done) {
    String text = number + ". " + visit.text("case.step." + name);
    return List.of(
        opens ? new PageCell.Link(text, href) : new PageCell.Plain(text),
        new PageCell.Plain(visit.text("case.step." + name + ".why")),
        done
            ? new PageCell.Mark(visit.text("case.step.done"), Tone.GOOD)
            : new PageCell.Mark(visit.text("case.step.open"), Tone.PLAIN));
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
      for (Verdict verdict : VerdictLinks.WORST_FIRST) {
        long number = counts.getOrDefault(verdict.code(), 0L);
        row.add(VerdictLinks.of(run, verdict, number, Long.toString(number)));
      }
      rows.add(row);
    }
    List<String> columns = new ArrayList<>();
    columns.add(visit.text("case.results.at"));
    for (Verdict verdict : VerdictLinks.WORST_FIRST) {
      columns.add(visit.text("case.verdict." + verdict.code()));
    }
    parts.add(
        new PagePart.Listing(
            visit.text("case.results"), columns, rows, visit.text("case.results.none")));
  }

  private void running(Visit visit, WorkCase one, List<CaseJob> jobs, List<PagePart> parts) {
    JobWords say = new JobWords(visit, words.of(visit));
    List<List<PageCell>> rows =
        jobs.stream()
            .filter(job -> job.state() == JobState.WAITING || job.state() == JobState.RUNNING)
            .map(
                job ->
                    List.of(
                        new PageCell.Link(
                            say.kind(job.ask().kind()), "/cases/" + one.id() + "/jobs/" + job.id()),
                        say.state(job),
                        new PageCell.Plain(say.progress(job))))
            .toList();
    if (!rows.isEmpty()) {
      parts.add(new PagePart.Heading(visit.text("case.running")));
      parts.add(
          new PagePart.Listing(
              visit.text("case.running"),
              List.of(visit.text("job.kind"), visit.text("job.state"), visit.text("job.progress")),
              rows,
              visit.text("list.none")));
    }
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
    return new PagePart.FactList(facts);
  }

  private static PagePart.Fact fact(Visit visit, String key, String value) {
    return new PagePart.Fact(visit.text(key), new PageCell.Plain(value));
  }
}
