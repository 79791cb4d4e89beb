/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.assessment.ObjectResult;
import io.yunheng.catalog.Aspect;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.Verdict;
import io.yunheng.estate.Kind;
import io.yunheng.report.view.AspectView;
import io.yunheng.report.view.CheckView;
import io.yunheng.report.view.ObservationView;
import io.yunheng.report.words.GapWords;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.RunCell;
import io.yunheng.server.page.RunPart;
import io.yunheng.server.page.Spacing;
import io.yunheng.server.web.Visit;
import java.util.ArrayList;
import java.util.List;

/** The questions of an item on an object: what answers them, what is missing, what to do. */
final class Questions {
  /** How many findings of a check stand on the page; the others are behind a link. */
  private static final int FINDINGS = 3;

  private final Visit visit;
  private final VisibleRun run;
  private final RunDesk desk;
  private final Item item;
  private final ObjectResult object;
  private final SourceLinks links;
  private final GapWords kinds;

  Questions(
      Visit visit, VisibleRun run, RunDesk desk, RunFolder folder, Item item, ObjectResult object) {
    this.visit = visit;
    this.run = run;
    this.desk = desk;
    this.item = item;
    this.object = object;
    this.links = new SourceLinks(visit, run, desk, folder);
    this.kinds = GapWords.in(visit.language());
  }

  /** A question, its answer, and what the checks saw. */
  PagePart of(AspectView aspect) {
    List<PagePart> parts = new ArrayList<>();
    for (CheckView check : aspect.checks()) {
      check(check, parts);
    }
    boolean asked =
        object.aspects().stream()
            .filter(one -> one.id().equals(aspect.id()))
            .anyMatch(RecordWay::asked);
    if (asked) {
      parts.add(new RecordWay(desk).steps(visit, run, visit.text("result.way")));
    } else if (!aspect.gaps().isEmpty()) {
      parts.add(new PagePart.Prose(visit.text("result.gaps")));
      parts.add(
          new PagePart.OfRun(
              new RunPart.Points(
                  aspect.gaps().stream()
                      .map(gap -> Spacing.of(ItemPage.gap(visit, gap)))
                      .distinct()
                      .toList())));
    }
    item.aspect(aspect.id()).ifPresent(one -> sources(one, aspect, parts));
    return new PagePart.OfRun(new RunPart.Block(aspect.question(), List.of(answer(aspect)), parts));
  }

  private static PageCell answer(AspectView aspect) {
    String code =
        switch (aspect.tone()) {
          case "good" -> Verdict.COMPLIANT.code();
          case "bad" -> Verdict.NON_COMPLIANT.code();
          case "mixed" -> Verdict.PARTIAL.code();
          case "unknown" -> Verdict.INDETERMINATE.code();
          default -> Verdict.NOT_APPLICABLE.code();
        };
    return new PageCell.OfRun(new RunCell.Verdict(new RunPart.Outcome(code, aspect.answer())));
  }

  /** What answers a question: kinds of records, with links to where those of this run stand. */
  private void sources(Aspect aspect, AspectView view, List<PagePart> parts) {
    List<PageCell> cells = new ArrayList<>();
    for (String source : aspect.sources()) {
      cells.add(
          new PageCell.Plain(
              cells.isEmpty() ? visit.text("result.sources") : visit.text("list.comma")));
      String name = kinds.need(source);
      String href = Kind.of(source).isEmpty() ? "" : href(view, name);
      cells.add(href.isEmpty() ? new PageCell.Plain(name) : new PageCell.Link(name, href));
    }
    String openstack = aspect.openstack().in(visit.language());
    if (!openstack.isBlank()) {
      cells.add(
          new PageCell.Plain(
              (cells.isEmpty() ? "" : visit.text("list.stop")) + Spacing.of(openstack)));
    }
    if (!cells.isEmpty()) {
      parts.add(new PagePart.OfRun(new RunPart.Fine(cells)));
    }
  }

  private String href(AspectView view, String kind) {
    return view.checks().stream()
        .flatMap(check -> check.observations().stream())
        .flatMap(
            seen ->
                seen.data().stream()
                    .filter(
                        datum ->
                            datum.resource().isEmpty()
                                ? seen.kind().equals(kind)
                                : datum.resource().startsWith(kind + " ")))
        .map(links::href)
        .filter(one -> !one.isEmpty())
        .findFirst()
        .orElse("");
  }

  private void check(CheckView check, List<PagePart> parts) {
    List<PageCell> line = new ArrayList<>();
    line.add(new PageCell.Plain((check.title().isEmpty() ? check.id() : check.title()) + " "));
    count(check, "violated", check.violated(), line);
    count(check, "unknown", check.unknown(), line);
    count(check, "satisfied", check.satisfied(), line);
    long total = check.satisfied() + check.violated() + check.unknown();
    if (total == 0) {
      line.add(new PageCell.Plain(visit.text("result.nothing-seen")));
    }
    parts.add(new PagePart.OfRun(new RunPart.Lede(line)));
    List<List<PageCell>> findings = new ArrayList<>();
    check.observations().stream()
        .filter(seen -> seen.outcome().equals("violated"))
        .map(ObservationView::text)
        .filter(text -> !text.isEmpty())
        .limit(FINDINGS)
        .forEach(text -> findings.add(List.of(new PageCell.Plain(Spacing.of(text)))));
    if (!findings.isEmpty() && check.violated() > findings.size()) {
      findings.add(
          List.of(
              new PageCell.Link(
                  visit.text(
                      "result.findings.all",
                      Integer.toString(findings.size()),
                      Long.toString(check.violated())),
                  ObservationAddress.of(run, item.id(), object.object(), check.id(), "violated"))));
    }
    if (!findings.isEmpty()) {
      parts.add(new PagePart.OfRun(new RunPart.Lines(findings)));
    }
    if (!check.remedy().isEmpty()) {
      parts.add(new PagePart.Prose(Spacing.of(visit.text("result.remedy", check.remedy()))));
    }
    if (total > 0) {
      parts.add(
          new PagePart.OfRun(
              new RunPart.OnDemand(
                  visit.text("result.observations.show", Long.toString(total)),
                  ObservationAddress.of(run, item.id(), object.object(), check.id(), ""))));
    }
  }

  private void count(CheckView check, String outcome, long count, List<PageCell> counts) {
    if (count > 0) {
      counts.add(
          new PageCell.Link(
              visit.text("result.outcome.count." + outcome, Long.toString(count)),
              ObservationAddress.of(run, item.id(), object.object(), check.id(), outcome)));
      counts.add(new PageCell.Plain(" "));
    }
  }
}
