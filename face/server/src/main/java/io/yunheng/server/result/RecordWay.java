/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.access.Operation;
import io.yunheng.assessment.AspectResult;
import io.yunheng.assessment.ObjectResult;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.RunPart;
import io.yunheng.server.web.Visit;
import java.util.ArrayList;
import java.util.List;

/**
 * How a person answers what no rule can: in the workbook, merged into the case that was taken out.
 */
final class RecordWay {
  private static final String NEEDED = "workbook-needed";

  private final RunDesk desk;

  RecordWay(RunDesk desk) {
    this.desk = desk;
  }

  /** Whether a question waits for a person. */
  static boolean asked(AspectResult aspect) {
    return !aspect.known()
        && aspect.gaps().stream().anyMatch(gap -> gap.gap().reason().equals(NEEDED));
  }

  /** How many answers of a run wait for a person: questions, each of each object. */
  static long asked(VisibleRun run) {
    return run.assessment().items().stream()
        .flatMap(item -> item.objects().stream())
        .filter(object -> run.shows(object.object()))
        .map(ObjectResult::aspects)
        .flatMap(List::stream)
        .filter(RecordWay::asked)
        .count();
  }

  /** The steps, with links to what the visitor may use of them. */
  PagePart steps(Visit visit, VisibleRun run, String before) {
    List<PageCell> cells = new ArrayList<>();
    cells.add(new PageCell.Plain(before));
    cells.add(
        link(
            visit.text("result.way.workbook"),
            run.path() + "/files/" + RunFolder.Kind.WORKBOOK.download().text(),
            run.whole()));
    cells.add(new PageCell.Plain(visit.text("result.way.fill")));
    cells.add(
        link(
            visit.text("result.take-out"),
            run.path() + "#files",
            run.whole() && desk.may(visit, run, Operation.CASE_TAKE_OUT)));
    cells.add(new PageCell.Plain(visit.text("result.way.merge")));
    cells.add(
        link(
            visit.text("result.way.evidence"),
            "/cases/" + run.workCase().id() + "/evidence",
            desk.may(visit, run, Operation.EVIDENCE_ADD)));
    cells.add(new PageCell.Plain(visit.text("result.way.then")));
    cells.add(
        link(
            visit.text("result.way.assess"),
            "/cases/" + run.workCase().id() + "/jobs",
            desk.may(visit, run, Operation.ASSESS)));
    cells.add(new PageCell.Plain(visit.text("list.stop")));
    return new PagePart.OfRun(new RunPart.Lede(cells));
  }

  private static PageCell link(String text, String href, boolean may) {
    return may ? new PageCell.Link(text, href) : new PageCell.Plain(text);
  }
}
