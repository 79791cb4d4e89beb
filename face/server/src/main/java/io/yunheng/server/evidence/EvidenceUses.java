/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.evidence;

import io.yunheng.access.RandomId;
import io.yunheng.casework.AssessmentRun;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.fault.FaultException;
import io.yunheng.server.job.CaseSnapshot;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.Visit;
import io.yunheng.store.RowList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The runs that used a piece of evidence, as far as they were looked at; the last one first.
 *
 * @param unread those of which it cannot be told
 * @param looked how many were looked at
 * @param total how many there are
 */
record EvidenceUses(List<AssessmentRun> used, List<AssessmentRun> unread, int looked, long total) {
  EvidenceUses {
    used = List.copyOf(used);
    unread = List.copyOf(unread);
  }

  /**
   * Looks at runs.
   *
   * @param data the folder in which theirs are
   */
  static EvidenceUses of(CaseEvidenceFile one, RowList<AssessmentRun> runs, Path data) {
    List<AssessmentRun> used = new ArrayList<>();
    List<AssessmentRun> unread = new ArrayList<>();
    for (AssessmentRun run : runs.rows()) {
      switch (use(data.resolve(run.folder()), one.id())) {
        case USED -> used.add(run);
        case UNREAD -> unread.add(run);
        case UNUSED -> {}
      }
    }
    return new EvidenceUses(used, unread, runs.rows().size(), runs.total());
  }

  private enum Use {
    USED,
    UNUSED,
    UNREAD
  }

  private static Use use(Path folder, RandomId evidence) {
    try {
      return CaseSnapshot.in(folder)
          .map(
              snapshot ->
                  snapshot.entries().stream().anyMatch(entry -> entry.evidence().equals(evidence))
                      ? Use.USED
                      : Use.UNUSED)
          .orElse(Use.UNREAD);
    } catch (FaultException _) {
      return Use.UNREAD;
    }
  }

  /** What the page says of them. */
  List<PagePart> parts(Visit visit, PageWords say) {
    List<PagePart> parts = new ArrayList<>();
    if (used.isEmpty()) {
      boolean sure = unread.isEmpty() && looked == total;
      parts.add(
          new PagePart.Prose(
              visit.text(sure ? "evidence.withdraw.unused" : "evidence.withdraw.unused.looked")));
    } else {
      parts.add(named(visit, say, "evidence.withdraw.used", used));
    }
    if (!unread.isEmpty()) {
      parts.add(named(visit, say, "evidence.withdraw.unread", unread));
    }
    if (total > 0) {
      parts.add(
          new PagePart.Prose(
              visit.text(
                  "evidence.withdraw.looked", Integer.toString(looked), Long.toString(total))));
    }
    return parts;
  }

  private static PagePart named(Visit visit, PageWords say, String key, List<AssessmentRun> runs) {
    List<PageCell> told = new ArrayList<>();
    told.add(new PageCell.Plain(visit.text(key, Integer.toString(runs.size()))));
    for (AssessmentRun run : runs) {
      told.add(new PageCell.Plain(" "));
      told.add(
          new PageCell.Link(
              say.moment(run.ended()), "/cases/" + run.workCase() + "/runs/" + run.id()));
    }
    return new PagePart.Sentence(told);
  }
}
