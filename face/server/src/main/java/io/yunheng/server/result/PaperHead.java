/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.casework.AssessmentRun;
import io.yunheng.casework.WorkCase;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.Visit;
import java.util.List;

/** What a printed page says of the case and the runs that it is of. */
public record PaperHead(Visit visit, PageWords words) {
  /** Which case it is. */
  public PagePart.Fact of(WorkCase one) {
    return new PagePart.Fact(
        visit.text("result.paper.case"), new PageCell.Plain(one.description().name()));
  }

  /** Which run it is, and of which bytes. */
  public List<PagePart.Fact> of(AssessmentRun run) {
    return List.of(
        new PagePart.Fact(visit.text("result.run"), new PageCell.Plain(words.moment(run.ended()))),
        new PagePart.Fact(visit.text("result.paper.run"), new PageCell.Mono(run.id().text())),
        new PagePart.Fact(visit.text("result.case-digest"), new PageCell.Mono(run.caseDigest())));
  }

  /**
   * The same of one of two.
   *
   * @param side which of them
   */
  List<PagePart.Fact> of(String side, AssessmentRun run) {
    return of(run).stream()
        .map(
            fact ->
                new PagePart.Fact(visit.text("result.paper.side", side, fact.name()), fact.value()))
        .toList();
  }
}
