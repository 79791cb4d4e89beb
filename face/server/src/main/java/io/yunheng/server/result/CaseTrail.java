/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.casework.WorkCase;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.web.Visit;
import java.util.ArrayList;
import java.util.List;

/** The way back from a page of results to its case. */
final class CaseTrail {
  private CaseTrail() {}

  /** To the case, and to pages between. */
  static PagePart of(Visit visit, WorkCase one, PageCell.Link... between) {
    List<PageCell.Link> links = new ArrayList<>();
    links.add(new PageCell.Link(one.description().name(), "/cases/" + one.id()));
    links.addAll(List.of(between));
    return new PagePart.LinkRow(links);
  }

  /** To the runs of the case. */
  static PageCell.Link history(Visit visit, WorkCase one) {
    return new PageCell.Link(visit.text("result.history"), "/cases/" + one.id() + "/runs");
  }

  /** To a run. */
  static PageCell.Link run(Visit visit, VisibleRun run) {
    return new PageCell.Link(visit.text("result.title"), run.path());
  }
}
