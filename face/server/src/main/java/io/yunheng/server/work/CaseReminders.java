/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.work;

import io.yunheng.access.Operation;
import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.access.Role;
import io.yunheng.access.RoleGrant;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.casework.AssessmentRun;
import io.yunheng.casework.CaseChanges;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.CaseState;
import io.yunheng.casework.JobState;
import io.yunheng.casework.RequestState;
import io.yunheng.casework.RunItem;
import io.yunheng.casework.WorkCase;
import io.yunheng.catalog.DutySide;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.Verdict;
import io.yunheng.server.evidence.EvidenceAges;
import io.yunheng.server.evidence.RegisterStanding;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.ChangeNotice;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.Permits;
import io.yunheng.server.web.Visit;
import io.yunheng.store.RequestFilter;
import io.yunheng.store.RowWindow;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What waits in a case for who visits it, as far as he may see and do it.
 *
 * @param notice of what the last jobs have not seen
 * @param platform the items that a customer's system takes over from the report on its platform
 */
record CaseReminders(
    Visit visit,
    PageWords say,
    CaseReads reads,
    Permits permits,
    EvidenceAges ages,
    ChangeNotice notice,
    Set<String> platform) {
  private static final int MOST_NAMES = 3;

  /** The items of a platform, by the catalog that ships. */
  static Set<String> platformItems() {
    return MlpsCatalog.level3Cloud().items().stream()
        .filter(item -> item.side() == DutySide.PLATFORM)
        .map(Item::id)
        .collect(Collectors.toSet());
  }

  /**
   * One of them.
   *
   * @param text what is so
   * @param way where something is done about it; empty where it is told only
   */
  record Reminder(String text, Optional<PageCell.Link> way, Tone tone) {
    /** As a sentence of a page. */
    PagePart sentence(String mark) {
      List<PageCell> words = new ArrayList<>();
      words.add(new PageCell.Mark(mark, tone));
      words.add(new PageCell.Plain(" " + text + " "));
      way.ifPresent(words::add);
      return new PagePart.Sentence(words);
    }
  }

  /**
   * Those of a case.
   *
   * @param jobs of the case that the visitor sees, the last one first
   */
  List<Reminder> of(WorkCase one, List<CaseJob> jobs) {
    List<Reminder> all = new ArrayList<>();
    if (one.state() != CaseState.OPEN) {
      return all;
    }
    owner(one, all);
    independence(one, all);
    requests(one, all);
    outdated(one, jobs, all);
    registers(one, jobs, all);
    failed(one, jobs, all);
    overdue(one, all);
    platform(one, all);
    return all;
  }

  private boolean may(WorkCase one, Operation operation) {
    return permits.workCase(visit, operation, one.id(), one.organisation());
  }

  private boolean whole(WorkCase one, Operation operation) {
    return permits.whole(visit, operation, one.id(), one.organisation());
  }

  private static String path(WorkCase one) {
    return "/cases/" + one.id();
  }

  private Reminder with(String text, String link, String href, Tone tone) {
    return new Reminder(text, Optional.of(new PageCell.Link(link, href)), tone);
  }

  private void owner(WorkCase one, List<Reminder> all) {
    if (one.owner().isPresent()) {
      return;
    }
    String none = visit.text("case.check.no-owner");
    if (may(one, Operation.CASE_CHANGE)) {
      all.add(with(none, visit.text("case.check.set-owner"), path(one) + "/change", Tone.WARN));
      return;
    }
    List<String> names = leads(one);
    all.add(
        new Reminder(
            names.isEmpty()
                ? none
                : none
                    + visit.text(
                        "case.check.ask-owner", String.join(visit.text("list.comma"), names)),
            Optional.empty(),
            Tone.WARN));
  }

  /** What the visitor has to answer or to look at, and what is late. */
  private void requests(WorkCase one, List<Reminder> all) {
    RequestFilter open =
        RequestFilter.of(one.id()).in(EnumSet.of(RequestState.REQUESTED, RequestState.RETURNED));
    tell(one, all, "mine", open.asked(Optional.of(visit.known().person().id())));
    if (whole(one, Operation.REQUEST_MAKE)) {
      tell(one, all, RequestState.SUBMITTED.code(), open.in(EnumSet.of(RequestState.SUBMITTED)));
      tell(one, all, "late", open.dueBefore(visit.today()));
    }
  }

  private void tell(WorkCase one, List<Reminder> all, String show, RequestFilter filter) {
    long number =
        reads
            .store()
            .requests()
            .list(reads.scope(visit, Operation.REQUEST_READ), filter, RowWindow.first(1))
            .total();
    if (number > 0) {
      all.add(
          with(
              visit.text("case.check.requests." + show, Long.toString(number)),
              visit.text("request.title"),
              path(one) + "/requests?show=" + show,
              Tone.WARN));
    }
  }

  /** Who may say who is responsible. */
  private List<String> leads(WorkCase one) {
    Set<Role> roles =
        Stream.of(Role.values())
            .filter(role -> say.rules().table().of(role).may().contains(Operation.CASE_CHANGE))
            .collect(Collectors.toSet());
    return Stream.concat(
            reads.store().grants().overCase(one.id()).stream(),
            reads.store().grants().overOrganisation(one.organisation()).stream())
        .filter(grant -> roles.contains(grant.role()) && grant.holdsOn(visit.today()))
        .map(RoleGrant::person)
        .distinct()
        .limit(MOST_NAMES)
        .flatMap(id -> reads.store().people().find(id).stream())
        .map(Person::name)
        .toList();
  }

  private void independence(WorkCase one, List<Reminder> all) {
    if (may(one, Operation.INDEPENDENCE_DECLARE)
        && !visit.known().subject().declared().containsKey(one.id())) {
      all.add(
          with(
              visit.text("independence.first"),
              visit.text("independence.title"),
              path(one) + "/independence",
              Tone.WARN));
    }
  }

  /**
   * What the last assessment and the last check have not seen, where he may see what they found.
   */
  private void outdated(WorkCase one, List<CaseJob> jobs, List<Reminder> all) {
    lastRun(one)
        .ifPresent(
            run ->
                outdated(one, run.job(), "change.result", path(one) + "/runs/" + run.id())
                    .ifPresent(all::add));
    if (whole(one, Operation.REGISTER_CHANGE)) {
      RegisterStanding.of(jobs)
          .job()
          .flatMap(
              job ->
                  outdated(
                      one, job.id(), "change.registers-check", RegisterStanding.address(one.id())))
          .ifPresent(all::add);
    }
  }

  private Optional<Reminder> outdated(WorkCase one, RandomId job, String key, String otherwise) {
    CaseChanges changes = notice.since(one.id(), job);
    return changes.any()
        ? Optional.of(
            new Reminder(
                visit.text(key), Optional.of(notice.counts(one, changes, otherwise)), Tone.WARN))
        : Optional.empty();
  }

  private void registers(WorkCase one, List<CaseJob> jobs, List<Reminder> all) {
    if (!whole(one, Operation.REGISTER_READ)) {
      return;
    }
    RegisterStanding standing = RegisterStanding.of(jobs);
    String address = RegisterStanding.address(one.id());
    if (standing.unreadable()) {
      all.add(
          with(
              visit.text("case.check.unreadable"),
              visit.text("case.check.errors", Integer.toString(standing.errors())),
              address,
              Tone.BAD));
    } else if (standing.incomplete() > 0 && whole(one, Operation.REGISTER_CHANGE)) {
      all.add(
          with(
              visit.text("case.check.incomplete"),
              visit.text("case.check.rows", Integer.toString(standing.incomplete())),
              address,
              Tone.WARN));
    }
    standing
        .job()
        .filter(job -> job.state() == JobState.DONE)
        .ifPresent(
            job -> {
              int conflicts = result(job).path("conflicts").size();
              if (conflicts > 0) {
                all.add(
                    with(
                        visit.text("case.check.contradicts"),
                        visit.text("case.check.entries", Integer.toString(conflicts)),
                        path(one) + "/jobs/" + job.id(),
                        Tone.WARN));
              }
            });
  }

  private static JsonNode result(CaseJob job) {
    try {
      return JsonMapper.shared().readTree(job.end().result().isBlank() ? "{}" : job.end().result());
    } catch (JacksonException _) {
      return JsonMapper.shared().createObjectNode();
    }
  }

  /** Kinds of jobs the last of which failed; a register that cannot be read is told of once. */
  private void failed(WorkCase one, List<CaseJob> jobs, List<Reminder> all) {
    JobWords words = new JobWords(visit, say);
    Set<String> seen = new HashSet<>();
    boolean unreadable = RegisterStanding.of(jobs).unreadable();
    for (CaseJob job : jobs) {
      boolean ended = job.state() == JobState.DONE || job.state() == JobState.FAILED;
      if (ended
          && seen.add(job.ask().kind())
          && job.state() == JobState.FAILED
          && !(unreadable && job.ask().kind().equals("check"))) {
        all.add(
            with(
                visit.text("case.check.failed", words.kind(job.ask().kind())),
                say.moment(job.course().ended().orElse(job.ask().at())),
                path(one) + "/jobs/" + job.id(),
                Tone.BAD));
      }
    }
  }

  private void overdue(WorkCase one, List<Reminder> all) {
    ZoneId zone = one.description().timeZone();
    long old =
        reads
            .store()
            .evidence()
            .overdue(
                reads.scope(visit, Operation.EVIDENCE_READ),
                one.id(),
                ages.firstDays(LocalDate.ofInstant(visit.now(), zone)),
                zone,
                RowWindow.first(1))
            .total();
    if (old > 0) {
      all.add(
          with(
              visit.text("case.check.old"),
              visit.text("case.check.files", Long.toString(old)),
              path(one) + "/evidence?overdue=1",
              Tone.WARN));
    }
  }

  /** A customer's system takes over what the report on its platform says. */
  private void platform(WorkCase one, List<Reminder> all) {
    if (one.description().subject() != SubjectKind.TENANT
        || !whole(one, Operation.REGISTER_READ)
        || !whole(one, Operation.RESULT_READ)) {
      return;
    }
    long lacking =
        lastRun(one)
            .map(
                run ->
                    reads
                        .store()
                        .runs()
                        .items(
                            reads.scope(visit, Operation.RESULT_READ),
                            run.id(),
                            RowWindow.first(RowWindow.MOST))
                        .rows()
                        .stream()
                        .filter(item -> platform.contains(item.item()))
                        .filter(item -> item.verdict().equals(Verdict.INDETERMINATE.code()))
                        .map(RunItem::item)
                        .distinct()
                        .count())
            .orElse((long) platform.size());
    if (lacking > 0) {
      all.add(
          with(
              visit.text("case.check.platform", Long.toString(lacking)),
              visit.text("case.check.platform.how"),
              RegisterStanding.address(one.id()),
              Tone.WARN));
    }
  }

  /** The last run that the visitor sees. */
  Optional<AssessmentRun> lastRun(WorkCase one) {
    return reads
        .store()
        .runs()
        .list(reads.scope(visit, Operation.RESULT_READ), one.id(), RowWindow.first(1))
        .rows()
        .stream()
        .findFirst();
  }
}
