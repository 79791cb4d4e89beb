/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.work;

import io.yunheng.access.Operation;
import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.CloudAccess;
import io.yunheng.casework.EvidenceKind;
import io.yunheng.casework.EvidenceState;
import io.yunheng.casework.JobState;
import io.yunheng.casework.WorkCase;
import io.yunheng.catalog.ScaleName;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Word;
import io.yunheng.server.job.CaseOrder;
import io.yunheng.server.job.JobLog;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.result.VerdictLinks;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.PageNumber;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The jobs of a case: what was asked for, how far it is, what came of it. */
public final class JobRoutes implements WebRoutes {
  private static final String PATH = "/cases/{case}/jobs";
  private static final int ASSESSED_LEVEL = 3;
  private static final int CHOICES = 50;

  private final Store store;
  private final Runnable wake;
  private final JobLog log;
  private final CaseReads reads;
  private final PageWordsSource words;
  private final Permits permits;

  /**
   * Pages of jobs.
   *
   * @param wake tells the runner that something was asked for or is to be stopped
   */
  public JobRoutes(Store store, Runnable wake, JobLog log, PageWordsSource words, Permits permits) {
    this.store = store;
    this.wake = wake;
    this.log = log;
    this.words = words;
    this.permits = permits;
    this.reads = new CaseReads(store, words);
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.get(PATH, RouteNeed.workCase(Operation.JOB_READ), this::list),
        WebRoute.post(PATH + "/collect", RouteNeed.workCase(Operation.COLLECT), this::collect),
        WebRoute.post(PATH + "/check", RouteNeed.workCase(Operation.ASSESS), this::check),
        WebRoute.post(PATH + "/assess", RouteNeed.workCase(Operation.ASSESS), this::assess),
        WebRoute.post(PATH + "/compare", RouteNeed.workCase(Operation.ASSESS), this::compare),
        WebRoute.get(PATH + "/{job}", RouteNeed.workCase(Operation.JOB_READ), this::page),
        WebRoute.get(
            PATH + "/{job}/progress", RouteNeed.workCase(Operation.JOB_READ), this::progress),
        WebRoute.post(
            PATH + "/{job}/cancel", RouteNeed.workCase(Operation.JOB_CANCEL), this::cancel));
  }

  private WebAnswer list(Visit visit) {
    WorkCase one = reads.workCase(visit);
    RowWindow window = PageNumber.window(visit);
    RowList<CaseJob> jobs =
        store.jobs().list(reads.scope(visit, Operation.JOB_READ), one.id(), window);
    JobWords say = new JobWords(visit, words.of(visit));
    List<PagePart> parts = new ArrayList<>();
    asks(visit, one, parts);
    parts.add(new PagePart.Heading(visit.text("job.history")));
    parts.add(
        new PagePart.Listing(
            visit.text("job.title"),
            List.of(
                visit.text("job.kind"),
                visit.text("job.state"),
                visit.text("job.result"),
                visit.text("job.asked"),
                visit.text("job.by"),
                visit.text("job.ended"),
                ""),
            jobs.rows().stream().map(job -> row(visit, say, one, job)).toList(),
            visit.text("job.none"),
            PageNumber.of(visit, window, jobs, Map.of())));
    return WebAnswer.page(PageBody.wide(visit.text("job.title"), parts));
  }

  /** The verdicts of the run that a job has kept, each leading to its items. */
  private PageCell result(Visit visit, WorkCase one, CaseJob job) {
    if (job.state() != JobState.DONE
        || !permits.whole(visit, Operation.RESULT_READ, one.id(), one.organisation())) {
      return PageCell.none();
    }
    Scope scope = reads.scope(visit, Operation.RESULT_READ);
    return store
        .runs()
        .ofJob(scope, job.id())
        .<PageCell>map(
            run ->
                new PageCell.Several(
                    VerdictLinks.counts(visit, run, store.runs().verdicts(scope, run.id()))))
        .orElseGet(PageCell::none);
  }

  private List<PageCell> row(Visit visit, JobWords say, WorkCase one, CaseJob job) {
    return List.of(
        new PageCell.Link(say.kind(job.ask().kind()), address(job)),
        say.state(job),
        result(visit, one, job),
        new PageCell.Unbroken(words.of(visit).moment(job.ask().at())),
        new PageCell.Unbroken(by(visit, job)),
        new PageCell.Unbroken(job.course().ended().map(words.of(visit)::moment).orElse("")),
        say.cancel(job, may(visit, one, Operation.JOB_CANCEL)).orElse(PageCell.none()));
  }

  private static String address(CaseJob job) {
    return "/cases/" + job.workCase() + "/jobs/" + job.id();
  }

  private String by(Visit visit, CaseJob job) {
    return job.ask()
        .by()
        .flatMap(store.people()::find)
        .map(Person::name)
        .orElseGet(() -> visit.text("job.by-schedule"));
  }

  private boolean may(Visit visit, WorkCase one, Operation operation) {
    return permits.workCase(visit, operation, one.id(), one.organisation());
  }

  /** The forms by which jobs are asked for, as far as the visitor may. */
  private void asks(Visit visit, WorkCase one, List<PagePart> parts) {
    String path = "/cases/" + one.id() + "/jobs";
    FieldMaker make = new FieldMaker(visit);
    if (may(visit, one, Operation.COLLECT)) {
      List<CloudAccess> clouds =
          store.clouds().list(reads.scope(visit, Operation.COLLECT), one.id());
      if (!clouds.isEmpty()) {
        parts.add(
            new PagePart.EntryForm(
                path + "/collect",
                visit.text("job.ask.collect"),
                List.of(
                    make.choice(
                        "cloud",
                        clouds.stream()
                            .map(cloud -> new FormField.Option(cloud.id().text(), cloud.name()))
                            .toList(),
                        ""),
                    images(visit)),
                visit.text("job.submit.collect")));
      }
    }
    if (!may(visit, one, Operation.ASSESS)) {
      return;
    }
    parts.add(
        new PagePart.EntryForm(
            path + "/check",
            visit.text("job.ask.check"),
            List.of(),
            visit.text("job.submit.check")));
    if (assessed(one)) {
      parts.add(
          new PagePart.EntryForm(
              path + "/assess",
              visit.text("job.ask.assess"),
              List.of(
                  make.choice(
                      "scale",
                      Stream.of(ScaleName.values())
                          .map(
                              scale ->
                                  new FormField.Option(
                                      scale.code(), visit.text("job.scale." + scale.code())))
                          .toList(),
                      ScaleName.WORKBOOK.code())),
              visit.text("job.submit.assess")));
    }
    compareForms(visit, one, path, parts);
  }

  /** How many images a collection verifies. */
  static FormField images(Visit visit) {
    return new FormField.Line(
        "images",
        visit.text("field.images"),
        "0",
        visit.text("field.images.hint", Integer.toString(CaseOrder.Collect.MOST_IMAGES)),
        FormField.Kind.TEXT,
        "off",
        false);
  }

  /** How many of them a form asks for. */
  static int imagesAsked(Visit visit) {
    String asked = visit.form("images").isEmpty() ? "0" : visit.form("images");
    int images = asked.matches("[0-9]{1,3}") ? Integer.parseInt(asked) : -1;
    if (images < 0 || images > CaseOrder.Collect.MOST_IMAGES) {
      throw FaultException.of(FaultCode.REQUEST_INVALID, "what", "images");
    }
    return images;
  }

  static boolean assessed(WorkCase one) {
    return one.description().grade() == ASSESSED_LEVEL || one.description().selfCheck();
  }

  private void compareForms(Visit visit, WorkCase one, String path, List<PagePart> parts) {
    List<FormField.Option> estates =
        estates(visit, one).stream()
            .map(
                file ->
                    new FormField.Option(
                        file.id().text(),
                        visit.text(
                            "job.estate-of",
                            file.description().path(),
                            words.of(visit).second(file.uploaded().at()))))
            .toList();
    compareForm(visit, path, estates, parts);
  }

  private static void compareForm(
      Visit visit, String path, List<FormField.Option> estates, List<PagePart> parts) {
    if (estates.size() > 1) {
      FieldMaker make = new FieldMaker(visit);
      parts.add(
          new PagePart.Disclosed(
              visit.text("job.ask.compare-estates"),
              List.of(
                  new PagePart.EntryForm(
                      path + "/compare",
                      "",
                      List.of(
                          make.kept("of", "estates"),
                          make.choice("before", estates, estates.get(1).value()),
                          make.choice("after", estates, estates.getFirst().value())),
                      visit.text("job.submit.compare")))));
    }
  }

  /** Estates that can be compared, the newest first; replaced ones too. */
  private List<CaseEvidenceFile> estates(Visit visit, WorkCase one) {
    Scope scope = reads.scope(visit, Operation.EVIDENCE_READ);
    return store
        .evidence()
        .list(
            scope,
            one.id(),
            Set.of(EvidenceState.CURRENT, EvidenceState.REPLACED),
            "",
            RowWindow.first(RowWindow.MOST))
        .rows()
        .stream()
        .filter(file -> file.description().kind() == EvidenceKind.ESTATE)
        .sorted(
            java.util.Comparator.comparing((CaseEvidenceFile file) -> file.uploaded().at())
                .reversed())
        .limit(CHOICES)
        .toList();
  }

  private WebAnswer ask(Visit visit, WorkCase one, CaseOrder order) {
    CaseJob job = store.jobs().ask(one.id(), order.kind().code(), order.request(), visit.author());
    wake.run();
    return WebAnswer.to(address(job));
  }

  private WebAnswer collect(Visit visit) {
    WorkCase one = reads.openCase(visit);
    RandomId cloud =
        visit.formId("cloud").orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
    return ask(
        visit,
        one,
        new CaseOrder.Collect(
            reads.cloud(visit, one, cloud, Operation.COLLECT).id(), imagesAsked(visit)));
  }

  private WebAnswer check(Visit visit) {
    return ask(visit, reads.openCase(visit), new CaseOrder.Check());
  }

  private WebAnswer assess(Visit visit) {
    WorkCase one = reads.openCase(visit);
    if (!assessed(one)) {
      throw FaultException.of(
          FaultCode.LEVEL_NOT_CARRIED, "level", Integer.toString(one.description().grade()));
    }
    ScaleName scale =
        Word.of(ScaleName.class, visit.form("scale"))
            .orElseThrow(() -> FaultException.of(FaultCode.REQUEST_INVALID, "what", "scale"));
    return ask(visit, one, new CaseOrder.Assess(scale, visit.language()));
  }

  private WebAnswer compare(Visit visit) {
    WorkCase one = reads.openCase(visit);
    boolean runs = visit.form("of").equals("runs");
    return ask(
        visit,
        one,
        new CaseOrder.Compare(
            runs, compared(visit, one, runs, "before"), compared(visit, one, runs, "after")));
  }

  /** What is compared, if it is of the case and the visitor sees it. */
  private RandomId compared(Visit visit, WorkCase one, boolean runs, String name) {
    Optional<RandomId> id = visit.formId(name);
    Optional<RandomId> there =
        runs
            ? id.flatMap(one2 -> store.runs().find(reads.scope(visit, Operation.RESULT_READ), one2))
                .filter(run -> run.workCase().equals(one.id()))
                .map(run -> run.id())
            : id.flatMap(
                    one2 ->
                        store.evidence().find(reads.scope(visit, Operation.EVIDENCE_READ), one2))
                .filter(file -> file.workCase().equals(one.id()))
                .filter(file -> file.description().kind() == EvidenceKind.ESTATE)
                .map(CaseEvidenceFile::id);
    return there.orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }

  private WebAnswer page(Visit visit) {
    WorkCase one = reads.workCase(visit);
    CaseJob job = reads.job(visit, one);
    JobWords say = new JobWords(visit, words.of(visit));
    List<PagePart> parts = new ArrayList<>();
    if (open(job)) {
      parts.add(polled(visit, say, one, job));
    } else {
      parts.addAll(state(visit, say, one, job));
    }
    parts.addAll(say.faults(job.end().fault()));
    parts.addAll(
        new JobResultParts(
                visit, operation -> permits.whole(visit, operation, one.id(), one.organisation()))
            .of(
                job,
                root ->
                    new EstateComparisonParts(visit, words.of(visit), reads, one, job).of(root)));
    parts.add(new PagePart.Disclosed(visit.text("job.log"), List.of(say.log(log.read(job.id())))));
    return WebAnswer.page(PageBody.wide(say.kind(job.ask().kind()), parts));
  }

  private static boolean open(CaseJob job) {
    return job.state() == JobState.WAITING || job.state() == JobState.RUNNING;
  }

  private PagePart polled(Visit visit, JobWords say, WorkCase one, CaseJob job) {
    return new PagePart.Polled(
        address(job) + "/progress", tag(visit, job), state(visit, say, one, job));
  }

  private static String tag(Visit visit, CaseJob job) {
    String said = job.version() + "|" + job.course().progress() + "|" + visit.language().code();
    return HexFormat.of().toHexDigits(said.hashCode()) + "-" + job.version();
  }

  private List<PagePart> state(Visit visit, JobWords say, WorkCase one, CaseJob job) {
    List<PagePart.Fact> facts = new ArrayList<>();
    facts.add(new PagePart.Fact(visit.text("job.state"), say.state(job)));
    if (open(job)) {
      facts.add(fact(visit, "job.progress", say.progress(job)));
    }
    facts.add(fact(visit, "job.by", by(visit, job)));
    facts.add(fact(visit, "job.asked", words.of(visit).second(job.ask().at())));
    job.course()
        .started()
        .ifPresent(at -> facts.add(fact(visit, "job.started", words.of(visit).second(at))));
    job.course()
        .ended()
        .ifPresent(at -> facts.add(fact(visit, "job.ended", words.of(visit).second(at))));
    if (job.course().attempts() > 1) {
      facts.add(fact(visit, "job.attempts", Long.toString(job.course().attempts())));
    }
    PageCell result = result(visit, one, job);
    if (!result.blank()) {
      facts.add(new PagePart.Fact(visit.text("job.result"), result));
    }
    say.cancel(job, may(visit, one, Operation.JOB_CANCEL))
        .ifPresent(button -> facts.add(new PagePart.Fact(visit.text("table.actions"), button)));
    return List.of(new PagePart.FactList(facts));
  }

  private static PagePart.Fact fact(Visit visit, String key, String value) {
    return new PagePart.Fact(visit.text(key), new PageCell.Plain(value));
  }

  private WebAnswer progress(Visit visit) {
    WorkCase one = reads.workCase(visit);
    CaseJob job = reads.job(visit, one);
    JobWords say = new JobWords(visit, words.of(visit));
    return new WebAnswer.Fragment(
        open(job) ? List.of(polled(visit, say, one, job)) : state(visit, say, one, job),
        tag(visit, job),
        !open(job) && visit.servlet().getHeader("HX-Request") != null);
  }

  private WebAnswer cancel(Visit visit) {
    WorkCase one = reads.workCase(visit);
    CaseJob job = reads.job(visit, one);
    boolean _ = store.jobs().cancel(job.id(), visit.author());
    wake.run();
    return WebAnswer.to(address(job));
  }
}
