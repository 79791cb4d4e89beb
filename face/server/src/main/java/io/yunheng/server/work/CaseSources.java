/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.work;

import io.yunheng.access.Operation;
import io.yunheng.access.Scope;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.EvidenceKind;
import io.yunheng.casework.EvidenceState;
import io.yunheng.casework.JobState;
import io.yunheng.casework.WorkCase;
import io.yunheng.server.job.CaseJobKind;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.Visit;
import io.yunheng.store.RowList;
import io.yunheng.store.RowWindow;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where a case's evidence comes from, how complete each source is, and what stands out of it. */
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
  private final EvidenceAges limits;
  private final List<CaseEvidenceFile> files;
  private final List<CaseJob> jobs;

  CaseSources(Visit visit, PageWords say, CaseReads reads, WorkCase one, EvidenceAges limits) {
    this.visit = visit;
    this.say = say;
    this.reads = reads;
    this.one = one;
    this.limits = limits;
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
      Optional<LocalDate> newest =
          those.stream().map(file -> EvidenceAges.day(file, zone())).max(Comparator.naturalOrder());
      rows.add(
          List.of(
              new PageCell.Link(say.word("source", kind), "/cases/" + one.id() + way(kind)),
              new PageCell.Plain(Integer.toString(those.size())),
              new PageCell.Plain(newest.map(LocalDate::toString).orElse("")),
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

  private static String way(EvidenceKind kind) {
    return kind == EvidenceKind.REGISTER ? "/registers" : "/evidence";
  }

  private ZoneId zone() {
    return one.description().timeZone();
  }

  private PageCell completeness(EvidenceKind kind, List<CaseEvidenceFile> those) {
    if (those.isEmpty()) {
      return new PageCell.Mark(visit.text("case.source.none"), Tone.WARN);
    }
    if (kind == EvidenceKind.ESTATE) {
      return last(CaseJobKind.COLLECT)
          .map(job -> incomplete(job, "incomplete", "case.source.parts-missing"))
          .orElseGet(() -> new PageCell.Plain(visit.text("case.source.not-collected")));
    }
    if (kind == EvidenceKind.REGISTER) {
      return last(CaseJobKind.CHECK)
          .map(job -> incomplete(job, "blank", "case.source.rows-blank"))
          .orElseGet(() -> new PageCell.Plain(visit.text("case.source.not-checked")));
    }
    return new PageCell.Mark(visit.text("case.source.there"), Tone.PLAIN);
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

  /** What stands out: nobody responsible, old evidence, contradictory entries. */
  List<PagePart> standing() {
    List<PagePart> parts = new ArrayList<>();
    String path = "/cases/" + one.id();
    if (one.owner().isEmpty()) {
      parts.add(
          sentence(
              "case.check.no-owner",
              new PageCell.Link(visit.text("case.check.set-owner"), path + "/change")));
    }
    LocalDate today = LocalDate.ofInstant(visit.now(), zone());
    long old = files.stream().filter(file -> limits.old(file, zone(), today)).count();
    if (old > 0) {
      parts.add(
          sentence(
              "case.check.old",
              new PageCell.Link(
                  visit.text("case.check.files", Long.toString(old)), path + "/evidence")));
    }
    last(CaseJobKind.CHECK)
        .ifPresent(
            job -> {
              int conflicts = result(job).path("conflicts").size();
              if (conflicts > 0) {
                parts.add(
                    sentence(
                        "case.check.contradicts",
                        new PageCell.Link(
                            visit.text("case.check.entries", Integer.toString(conflicts)),
                            path + "/jobs/" + job.id())));
              }
            });
    return parts;
  }

  private PagePart sentence(String key, PageCell link) {
    return new PagePart.Sentence(
        List.of(
            new PageCell.Mark(visit.text("case.check.mark"), Tone.WARN),
            new PageCell.Plain(" " + visit.text(key) + " "),
            link));
  }
}
