/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.access.RandomId;
import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.ObjectResult;
import io.yunheng.casework.WorkCase;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.ScaleName;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.report.view.ItemView;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.web.Visit;
import io.yunheng.store.RowWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the runs of a case found about items and objects, for the records that people write. */
public final class RunRecords {
  private final RunDesk desk;
  private final CatalogShelf shelf;

  RunRecords(RunDesk desk, CatalogShelf shelf) {
    this.desk = desk;
    this.shelf = shelf;
  }

  /** An item and an object of a run. */
  public record Finding(Item item, ObjectResult object) {}

  /** A run that the visitor sees the whole of. */
  public static final class Found {
    private final VisibleRun run;
    private final List<Finding> findings;

    private Found(VisibleRun run, List<Finding> findings) {
      this.run = run;
      this.findings = findings;
    }

    public RandomId id() {
      return run.run().id();
    }

    /** The scale that decided. */
    public ScaleName scale() {
      return run.assessment().heading().scale();
    }

    /** All items and their objects, in the order of the standard. */
    public List<Finding> findings() {
      return findings;
    }

    /** What the page of an item says of one object. */
    public Optional<ItemView> view(Language language, Finding finding) {
      return run.views(language)
          .item(finding.item().id(), object -> object.equals(finding.object().object()));
    }

    /** The address of the page with what was seen. */
    public String address(Finding finding) {
      return run.item(finding.item().id()) + ObservationAddress.query(finding.object().object());
    }

    /** When it ended, in the words of a page. */
    public Instant ended() {
      return run.run().ended();
    }
  }

  /** The name of the control point of an item. */
  public String controlPoint(Language language, Item item) {
    return shelf.catalog().mlps().controlPoints().stream()
        .filter(point -> point.id().equals(item.controlPoint()))
        .findFirst()
        .map(point -> point.name().in(language))
        .orElse(item.controlPoint());
  }

  /**
   * The case that the path names.
   *
   * @throws FaultException with {@code PAGE_NONE} if the visitor does not see all results of it
   */
  public WorkCase workCase(Visit visit) {
    WorkCase one = desk.workCase(visit);
    if (!desk.scope(visit).covers(one.id(), one.organisation())) {
      throw FaultException.of(FaultCode.PAGE_NONE);
    }
    return one;
  }

  /** The last run of a case; empty where it has none that can be shown. */
  public Optional<Found> last(Visit visit, WorkCase one) {
    return desk.runs(visit, one, RowWindow.first(1)).rows().stream()
        .findFirst()
        .flatMap(run -> found(visit, one, run.id()));
  }

  /** A run of a case. */
  public Optional<Found> found(Visit visit, WorkCase one, RandomId id) {
    return desk.run(visit, one, id).filter(VisibleRun::whole).map(this::found);
  }

  private Found found(VisibleRun run) {
    Assessment assessment = run.assessment();
    List<Finding> findings = new ArrayList<>();
    for (Item item : shelf.catalog().mlps().items()) {
      assessment
          .item(item.id())
          .ifPresent(
              result ->
                  result.objects().forEach(object -> findings.add(new Finding(item, object))));
    }
    return new Found(run, List.copyOf(findings));
  }

  /** What was changed in the case after its last run. */
  public Optional<PagePart> changed(Visit visit, Found found) {
    return desk.changed(visit, found.run);
  }

  /** The address of what changed from one run to another. */
  public static String comparison(WorkCase one, RandomId before, RandomId after) {
    return "/cases/" + one.id() + "/compare?before=" + before + "&after=" + after;
  }
}
