/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.GroupResult;
import io.yunheng.catalog.ControlPoint;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.Layer;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import io.yunheng.report.words.Words;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.RunPart;
import io.yunheng.server.page.Spacing;
import io.yunheng.server.web.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The verdicts of a run that a visitor may see, counted once for everything that a page says. */
final class RunRows {
  private final VisibleRun run;
  private final Assessment assessment;
  private final MlpsCatalog catalog;
  private final Visit visit;
  private final Words words;
  private final List<VerdictRow> rows = new ArrayList<>();

  RunRows(VisibleRun run, MlpsCatalog catalog, Visit visit) {
    this.run = run;
    this.assessment = run.assessment();
    this.catalog = catalog;
    this.visit = visit;
    this.words = Words.in(visit.language());
    for (Item item : catalog.items()) {
      assessment
          .item(item.id())
          .ifPresent(
              result -> {
                if (run.whole()) {
                  rows.add(VerdictRow.of(item, result, raised(item.id())));
                } else {
                  result.objects().stream()
                      .filter(object -> run.shows(object.object()))
                      .forEach(object -> rows.add(VerdictRow.of(item, object)));
                }
              });
    }
  }

  private List<String> raised(String item) {
    return assessment.risks().stream()
        .filter(risk -> risk.raised() && risk.items().contains(item))
        .map(
            risk ->
                visit.text(
                    "result.high." + risk.state().code(),
                    catalog
                        .highRiskCase(risk.id())
                        .map(one -> one.title().in(visit.language()))
                        .orElse(risk.id())))
        .toList();
  }

  /** All of them. */
  List<VerdictRow> all() {
    return List.copyOf(rows);
  }

  /** How many have a verdict. */
  long count(Verdict verdict) {
    return rows.stream().filter(row -> row.verdict() == verdict).count();
  }

  String word(Verdict verdict) {
    return words.word("verdict", verdict.code());
  }

  String layer(String id) {
    return words.word("layer", id);
  }

  /** A bar over all of them. */
  RunPart.VerdictBar bar() {
    return bar(
        visit.text("result.bar"), rows, verdict -> RunFilter.verdict(verdict).address(run.path()));
  }

  private RunPart.VerdictBar bar(
      String label, List<VerdictRow> counted, Function<Verdict, String> address) {
    return new RunPart.VerdictBar(
        label,
        VerdictLinks.WORST_FIRST.stream()
            .map(
                verdict ->
                    new RunPart.Share(
                        verdict.code(),
                        word(verdict),
                        counted.stream().filter(row -> row.verdict() == verdict).count(),
                        address.apply(verdict)))
            .toList());
  }

  /** Layers, control points and what of them a filter lets through. */
  RunPart.VerdictTree tree(RunFilter filter) {
    List<RunPart.Branch> layers = new ArrayList<>();
    for (Layer layer : catalog.layers()) {
      List<RunPart.Branch> points =
          catalog.controlPoints().stream()
              .filter(point -> point.layer().equals(layer.id()))
              .map(point -> point(point, filter))
              .flatMap(Optional::stream)
              .toList();
      if (!points.isEmpty()) {
        layers.add(
            new RunPart.Branch(
                layer.id(),
                layer(layer.id()),
                summary(assessment.layers(), layer.id()),
                bar(
                    layer(layer.id()),
                    shown(filter).filter(row -> row.item().layer().equals(layer.id())).toList(),
                    _ -> ""),
                points,
                List.of()));
      }
    }
    return new RunPart.VerdictTree(layers, visit.text("result.tree.none"));
  }

  /** The rows that a filter lets through, in the order of the standard. */
  Stream<VerdictRow> shown(RunFilter filter) {
    return rows.stream().filter(row -> filter.lets(row, visit));
  }

  /** The address of a row, with the filter by which it was found. */
  String address(VerdictRow row, RunFilter filter) {
    return filter.with(
        run.item(row.item().id())
            + (row.object().isEmpty() ? "" : ObservationAddress.query(row.object())));
  }

  private Optional<RunPart.Branch> point(ControlPoint point, RunFilter filter) {
    List<VerdictRow> shown =
        shown(filter).filter(row -> row.item().controlPoint().equals(point.id())).toList();
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    String name = point.name().in(visit.language());
    return Optional.of(
        new RunPart.Branch(
            point.id(),
            name,
            summary(assessment.controlPoints(), point.id()),
            bar(name, shown, _ -> ""),
            List.of(),
            shown.stream().map(row -> leaf(row, filter)).toList()));
  }

  /** The verdict of a group is over all objects: who sees some of them only does not see it. */
  private List<RunPart.Outcome> summary(List<GroupResult> groups, String id) {
    return groups.stream()
        .filter(group -> run.whole() && group.id().equals(id))
        .map(group -> outcome(group.verdict()))
        .toList();
  }

  RunPart.Outcome outcome(Verdict verdict) {
    return new RunPart.Outcome(verdict.code(), word(verdict));
  }

  private RunPart.Leaf leaf(VerdictRow row, RunFilter filter) {
    return new RunPart.Leaf(
        address(row, filter),
        row.item().clause(),
        row.item().title().in(visit.language()),
        row.objectName(),
        outcome(row.verdict()),
        row.other().stream().map(this::other).toList(),
        row.raised().stream().map(text -> new PageCell.Link(text, run.path() + "#risks")).toList(),
        Spacing.of(row.reason(visit, run.views(visit.language()))),
        row.aside(visit));
  }

  /** What the rule says by which the run was not decided. */
  RunPart.Outcome other(Verdict verdict) {
    return new RunPart.Outcome(
        verdict.code(),
        Spacing.of(visit.text("result.by-rule", otherScale(visit, assessment), word(verdict))));
  }

  /** The name of the rule by which a run was not decided. */
  static String otherScale(Visit visit, Assessment assessment) {
    ScaleName other =
        switch (assessment.heading().scale()) {
          case WORKBOOK -> ScaleName.GBT28448;
          case GBT28448 -> ScaleName.WORKBOOK;
        };
    return visit.text("result.scale." + other.code());
  }
}
