/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.work;

import io.yunheng.access.Operation;
import io.yunheng.access.Scope;
import io.yunheng.assessment.RegisterPlan;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.EvidenceKind;
import io.yunheng.casework.EvidenceState;
import io.yunheng.casework.JobState;
import io.yunheng.casework.WorkCase;
import io.yunheng.server.evidence.EvidenceAges;
import io.yunheng.server.evidence.RegisterStanding;
import io.yunheng.server.evidence.SnapshotWord;
import io.yunheng.server.job.CaseJobKind;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.ChangeNotice;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.Visit;
import io.yunheng.store.RowList;
import io.yunheng.store.RowWindow;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where a case's evidence comes from, how complete each source is. */
final class CaseSources {
  private static final List<EvidenceKind> SHOWN =
      List.of(
          EvidenceKind.ESTATE,
          EvidenceKind.EVENTS,
          EvidenceKind.DOCUMENT,
          EvidenceKind.REGISTER,
          EvidenceKind.RECORDS);
  private static final int RECENT = 200;

  private final Visit visit;
  private final PageWords say;
  private final CaseReads reads;
  private final WorkCase one;
  private final RegisterPlan plan;
  private final ChangeNotice notice;
  private final List<CaseEvidenceFile> files;
  private final List<CaseJob> jobs;

  /**
   * Those of a case.
   *
   * @param plan the registers that it needs
   * @param notice of what the last check has not seen
   */
  CaseSources(
      Visit visit,
      PageWords say,
      CaseReads reads,
      WorkCase one,
      RegisterPlan plan,
      ChangeNotice notice) {
    this.notice = notice;
    this.visit = visit;
    this.say = say;
    this.reads = reads;
    this.one = one;
    this.plan = plan;
    this.files = files();
    this.jobs =
        reads
            .store()
            .jobs()
            .list(reads.scope(visit, Operation.JOB_READ), one.id(), RowWindow.first(RECENT))
            .rows();
  }

  private List<CaseEvidenceFile> files() {
    Scope scope = reads.scope(visit, Operation.EVIDENCE_READ);
    List<CaseEvidenceFile> all = new ArrayList<>();
    RowWindow window = RowWindow.first(RowWindow.MOST);
    while (true) {
      RowList<CaseEvidenceFile> list =
          reads.store().evidence().list(scope, one.id(), Set.of(EvidenceState.CURRENT), "", window);
      all.addAll(list.rows());
      if (all.size() >= list.total() || list.rows().isEmpty()) {
        return all;
      }
      window = new RowWindow(all.size(), RowWindow.MOST);
    }
  }

  /** The jobs of the case that the visitor sees, the last one first. */
  List<CaseJob> jobs() {
    return jobs;
  }

  /** The sources, one a row. */
  PagePart listing() {
    List<List<PageCell>> rows = new ArrayList<>();
    for (EvidenceKind kind : SHOWN) {
      List<CaseEvidenceFile> those =
          files.stream().filter(file -> file.description().kind() == kind).toList();
      rows.add(
          List.of(
              opens(kind)
                  ? new PageCell.Link(say.word("source", kind), way(kind))
                  : new PageCell.Plain(say.word("source", kind)),
              those.isEmpty()
                  ? new PageCell.Plain("0")
                  : new PageCell.Link(
                      Integer.toString(those.size()),
                      "/cases/" + one.id() + "/evidence?kind=" + kind.code()),
              new PageCell.Unbroken(newest(those)),
              completeness(kind, those)));
    }
    return new PagePart.Listing(
        visit.text("case.sources"),
        List.of(
            visit.text("case.source"),
            visit.text("case.source.files"),
            visit.text("case.source.newest"),
            visit.text("case.source.complete")),
        rows,
        visit.text("list.none"));
  }

  /** The newest date, and whose word it is where it is not what somebody said of the evidence. */
  private String newest(List<CaseEvidenceFile> those) {
    return those.stream()
        .max(Comparator.comparing(file -> EvidenceAges.day(file, zone())))
        .map(this::dated)
        .orElse("");
  }

  private String dated(CaseEvidenceFile file) {
    String day = EvidenceAges.day(file, zone()).toString();
    if (file.description().date().isEmpty()) {
      return visit.text("case.source.uploaded", day);
    }
    Optional<Path> bytes =
        reads.store().evidence().file(reads.scope(visit, Operation.EVIDENCE_READ), file.id());
    return SnapshotWord.says(file, bytes, zone()) ? visit.text("case.source.own", day) : day;
  }

  private boolean opens(EvidenceKind kind) {
    return kind != EvidenceKind.REGISTER
        || reads.scope(visit, Operation.REGISTER_READ).reaches(one.id(), one.organisation());
  }

  private String way(EvidenceKind kind) {
    return kind == EvidenceKind.REGISTER
        ? RegisterStanding.address(one.id())
        : "/cases/" + one.id() + "/evidence?kind=" + kind.code();
  }

  private ZoneId zone() {
    return one.description().timeZone();
  }

  private PageCell completeness(EvidenceKind kind, List<CaseEvidenceFile> those) {
    if (those.isEmpty() && !(kind == EvidenceKind.REGISTER && filled())) {
      return new PageCell.Mark(visit.text("case.source.none"), Tone.WARN);
    }
    if (kind == EvidenceKind.ESTATE) {
      return last(CaseJobKind.COLLECT)
          .map(job -> incomplete(job, "incomplete", "case.source.parts-missing"))
          .orElseGet(() -> new PageCell.Plain(visit.text("case.source.not-collected")));
    }
    if (kind == EvidenceKind.REGISTER) {
      return registers();
    }
    return new PageCell.Mark(visit.text("case.source.there"), Tone.PLAIN);
  }

  /** Whether registers are filled in here. */
  private boolean filled() {
    return !reads
        .store()
        .registers()
        .kinds(reads.scope(visit, Operation.REGISTER_READ), one.id())
        .isEmpty();
  }

  private PageCell registers() {
    RegisterStanding standing = RegisterStanding.of(jobs);
    if (standing.job().isEmpty()) {
      boolean sees = reads.scope(visit, Operation.JOB_READ).covers(one.id(), one.organisation());
      return new PageCell.Plain(
          visit.text(sees ? "case.source.not-checked" : "case.source.unseen"));
    }
    List<PageCell> cells = new ArrayList<>();
    PageCell.Mark mark = mark(standing);
    boolean outdated =
        standing.job().filter(job -> notice.since(one.id(), job.id()).any()).isPresent();
    if (!outdated || mark.tone() != Tone.GOOD) {
      cells.add(mark);
    }
    if (outdated) {
      cells.add(new PageCell.Mark(visit.text("case.source.outdated"), Tone.WARN));
    }
    cells.add(
        new PageCell.Link(visit.text("case.source.by-job"), RegisterStanding.address(one.id())));
    return new PageCell.Several(cells);
  }

  private PageCell.Mark mark(RegisterStanding standing) {
    if (standing.unreadable()) {
      return new PageCell.Mark(
          visit.text("register.state.unreadable", Integer.toString(standing.errors())), Tone.BAD);
    }
    if (standing.failed()) {
      return new PageCell.Mark(visit.text("case.source.check-failed"), Tone.BAD);
    }
    if (standing.incomplete() > 0) {
      return new PageCell.Mark(
          visit.text("case.source.rows-blank", Integer.toString(standing.incomplete())), Tone.WARN);
    }
    long lacking = standing.lacking(plan);
    return lacking > 0
        ? new PageCell.Mark(visit.text("case.source.lacking", Long.toString(lacking)), Tone.WARN)
        : new PageCell.Mark(visit.text("case.source.whole"), Tone.GOOD);
  }

  /** Whether the registers were checked, and could be read. */
  boolean registersRead() {
    RegisterStanding standing = RegisterStanding.of(jobs);
    return standing.job().isPresent() && !standing.failed() && !standing.unreadable();
  }

  /** Whether there is evidence of a kind. */
  boolean has(EvidenceKind kind) {
    return files.stream().anyMatch(file -> file.description().kind() == kind);
  }

  private PageCell incomplete(CaseJob job, String list, String text) {
    int count = result(job).path(list).size();
    return new PageCell.Several(
        List.of(
            new PageCell.Mark(
                count == 0
                    ? visit.text("case.source.whole")
                    : visit.text(text, Integer.toString(count)),
                count == 0 ? Tone.GOOD : Tone.WARN),
            new PageCell.Link(
                visit.text("case.source.by-job"), "/cases/" + one.id() + "/jobs/" + job.id())));
  }

  /** The last job of a kind that was done. */
  private Optional<CaseJob> last(CaseJobKind kind) {
    return jobs.stream()
        .filter(job -> job.ask().kind().equals(kind.code()) && job.state() == JobState.DONE)
        .findFirst();
  }

  private static JsonNode result(CaseJob job) {
    try {
      return JsonMapper.shared().readTree(job.end().result().isBlank() ? "{}" : job.end().result());
    } catch (JacksonException _) {
      return JsonMapper.shared().createObjectNode();
    }
  }
}
