/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.casework.WorkCase;
import io.yunheng.report.view.Conclusion;
import io.yunheng.server.web.Visit;
import io.yunheng.store.RowWindow;
import java.util.List;
import java.util.Optional;

/** What the last run of a case lacks: what would turn the most of its open items first. */
public final class RunNeeds {
  private final RunDesk desk;

  RunNeeds(RunDesk desk) {
    this.desk = desk;
  }

  /**
   * One thing that is missing.
   *
   * @param text in the language of the visit
   * @param items that could be decided with it
   */
  public record Need(String text, List<Item> items) {
    public Need {
      items = List.copyOf(items);
    }
  }

  /** An item by its id and its name. */
  public record Item(String id, String name) {}

  /** Those of the last run, if the visitor sees the whole of it. */
  public List<Need> of(Visit visit) {
    WorkCase one = desk.workCase(visit);
    return desk.runs(visit, one, RowWindow.first(1)).rows().stream()
        .map(run -> desk.run(visit, one, run.id()))
        .flatMap(Optional::stream)
        .filter(VisibleRun::whole)
        .flatMap(run -> run.views(visit.language()).conclusion().cures().stream())
        .map(RunNeeds::need)
        .toList();
  }

  private static Need need(Conclusion.Cure cure) {
    return new Need(
        cure.need(), cure.items().stream().map(item -> new Item(item.id(), item.title())).toList());
  }
}
