/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.work;

import io.yunheng.access.Operation;
import io.yunheng.access.Role;
import io.yunheng.access.Scope;
import io.yunheng.access.WorkOrganisation;
import io.yunheng.casework.AssessmentRun;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.CaseState;
import io.yunheng.casework.JobGlance;
import io.yunheng.casework.JobState;
import io.yunheng.casework.WorkCase;
import io.yunheng.catalog.Verdict;
import io.yunheng.server.evidence.EvidenceAges;
import io.yunheng.server.identity.InvitationDesk;
import io.yunheng.server.identity.Visitor;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.RunPart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.result.VerdictLinks;
import io.yunheng.server.web.ChangeNotice;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Where one lands: an administrator at what is left to do, everybody else at his cases. */
public final class HomeRoutes implements WebRoutes {
  private static final int RECENT = 100;

  private final Store store;
  private final InvitationDesk desk;
  private final PageWordsSource words;
  private final Permits permits;
  private final Abilities installation;
  private final CaseReads reads;
  private final EvidenceAges ages = EvidenceAges.shipped();
  private final Set<String> platform = CaseReminders.platformItems();

  /** Pages over a store. */
  public HomeRoutes(
      Store store,
      InvitationDesk desk,
      PageWordsSource words,
      Permits permits,
      Abilities installation) {
    this.store = store;
    this.desk = desk;
    this.words = words;
    this.permits = permits;
    this.installation = installation;
    this.reads = new CaseReads(store, words);
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
                visit.text("home.last"),
                visit.text("home.result"),
                visit.text("home.waits")),
            cases.rows().stream().map(one -> row(visit, say, one)).toList(),
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
    words.add(new PageCell.Plain(visit.text("home.sentence.cases", Long.toString(cases.total()))));
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

  private List<PageCell> row(Visit visit, PageWords say, WorkCase one) {
    ChangeNotice notice = new ChangeNotice(visit, say.rules(), store);
    CaseReminders reminders = new CaseReminders(visit, say, reads, permits, ages, notice, platform);
    List<CaseJob> jobs =
        store
            .jobs()
            .list(reads.scope(visit, Operation.JOB_READ), one.id(), RowWindow.first(RECENT))
            .rows();
    Optional<AssessmentRun> run = reminders.lastRun(one);
    return List.of(
        new PageCell.Titled(
            one.description().name(), "/cases/" + one.id(), detail(visit, say, one)),
        run.<PageCell>map(
                last ->
                    new PageCell.Link(
                        say.moment(last.ended()), "/cases/" + one.id() + "/runs/" + last.id()))
            .orElseGet(PageCell::none),
        run.map(last -> result(visit, say, last)).orElseGet(PageCell::none),
        waits(visit, one, jobs, reminders.of(one, jobs)));
  }

  private String detail(Visit visit, PageWords say, WorkCase one) {
    List<String> words = new ArrayList<>();
    words.add(
        store.organisations().find(one.organisation()).map(WorkOrganisation::name).orElse(""));
    words.add(say.word("subject", one.description().subject()));
    words.add(visit.text("grade." + one.description().grade()));
    if (one.state() != CaseState.OPEN) {
      words.add(say.word("case", one.state()));
    }
    return String.join(" · ", words);
  }

  /** The verdicts of a run as a bar, and as numbers that lead to their items. */
  private PageCell result(Visit visit, PageWords say, AssessmentRun run) {
    Map<String, Long> counts =
        store.runs().verdicts(reads.scope(visit, Operation.RESULT_READ), run.id());
    List<RunPart.Share> shares =
        VerdictLinks.WORST_FIRST.stream()
            .map(
                verdict ->
                    new RunPart.Share(
                        verdict.code(),
                        visit.text("case.verdict." + verdict.code()),
                        counts.getOrDefault(verdict.code(), 0L),
                        ""))
            .toList();
    Map<String, Long> applicable = new TreeMap<>(counts);
    applicable.remove(Verdict.NOT_APPLICABLE.code());
    List<PageCell> cells = new ArrayList<>(VerdictLinks.counts(visit, run, applicable));
    int risks = risks(run);
    if (risks > 0) {
      cells.add(
          new PageCell.Link(
              visit.text("home.count", visit.text("home.risks"), Integer.toString(risks)),
              "/cases/" + run.workCase() + "/runs/" + run.id() + "#risks"));
    }
    return new PageCell.Stacked(
        List.of(
            new PageCell.Bar(new RunPart.VerdictBar(say.moment(run.ended()), shares)),
            new PageCell.Several(cells)));
  }

  private static int risks(AssessmentRun run) {
    try {
      return JsonMapper.shared().readTree(run.summary()).path("highRisks").size();
    } catch (JacksonException _) {
      return 0;
    }
  }

  private static PageCell waits(
      Visit visit, WorkCase one, List<CaseJob> jobs, List<CaseReminders.Reminder> reminders) {
    List<PageCell> cells = new ArrayList<>();
    long open =
        jobs.stream()
            .filter(job -> job.state() == JobState.WAITING || job.state() == JobState.RUNNING)
            .count();
    if (open > 0) {
      cells.add(
          new PageCell.Link(
              visit.text("home.running.count", Long.toString(open)),
              "/cases/" + one.id() + "/jobs"));
    }
    for (CaseReminders.Reminder reminder : reminders) {
      List<PageCell> words = new ArrayList<>();
      words.add(
          reminder.tone() == Tone.BAD
              ? new PageCell.Mark(reminder.text(), Tone.BAD)
              : new PageCell.Plain(reminder.text()));
      reminder.way().ifPresent(words::add);
      cells.add(new PageCell.Several(words));
    }
    return cells.isEmpty() ? PageCell.none() : new PageCell.Stacked(cells);
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
                    "/administration/people#sessions",
                    store.sessions().list(RowWindow.first(1)).total()),
                fact(
                    visit.text("invitations.open"),
                    "/administration/people#invitations",
                    store.invitations().open().size()))));
    attention(visit, parts);
    return PageBody.wide(visit.text("home.administration"), parts);
  }

  /** What of the installation needs somebody. */
  private void attention(Visit visit, List<PagePart> parts) {
    if (permits.installation(visit, Operation.JOBS_OVERSEE)) {
      RowList<JobGlance> jobs = store.jobs().oversee(RowWindow.first(RECENT));
      long failed = jobs.rows().stream().filter(job -> job.state() == JobState.FAILED).count();
      if (failed > 0) {
        parts.add(
            attention(
                visit,
                visit.text("home.admin.failed", Integer.toString(jobs.rows().size())),
                new PageCell.Link(
                    visit.text("home.admin.jobs", Long.toString(failed)), "/administration/jobs")));
      }
    }
    if (permits.installation(visit, Operation.SETTINGS_READ)) {
      PageCell.Link way =
          new PageCell.Link(visit.text("settings.title"), "/administration/settings");
      if (!installation.collects()) {
        parts.add(attention(visit, visit.text("home.admin.networks"), way));
      }
      if (!installation.scans()) {
        parts.add(attention(visit, visit.text("home.admin.scanner"), way));
      }
    }
  }

  private static PagePart attention(Visit visit, String text, PageCell.Link way) {
    return new PagePart.Sentence(
        List.of(
            new PageCell.Mark(visit.text("case.check.mark"), Tone.WARN),
            new PageCell.Plain(" " + text + " "),
            way));
  }

  private static PagePart.Fact fact(String name, String href, long number) {
    return new PagePart.Fact(name, new PageCell.Link(Long.toString(number), href));
  }

  /**
   * What the settings of the installation leave out.
   *
   * @param collects whether networks are named that clouds may be collected from
   * @param scans whether evidence is scanned for malware
   */
  public record Abilities(boolean collects, boolean scans) {}
}
