/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.assessment.ItemResult;
import io.yunheng.assessment.ObjectResult;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.Verdict;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Text;
import io.yunheng.report.view.AspectView;
import io.yunheng.report.view.GapView;
import io.yunheng.report.view.ItemView;
import io.yunheng.report.view.LabelledText;
import io.yunheng.report.view.ObjectView;
import io.yunheng.report.words.Words;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.RunCell;
import io.yunheng.server.page.RunPart;
import io.yunheng.server.page.Spacing;
import io.yunheng.server.web.PageNumber;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.Visit;
import io.yunheng.store.RowList;
import io.yunheng.store.RowWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page of an item: its verdict and why, what is asked, its objects, and of one object the
 * questions and what the checks saw. Observations beyond the first few are asked for.
 */
final class ItemPage {
  private final RunDesk desk;
  private final RunFolder folder;
  private final CatalogShelf shelf;
  private final PageWordsSource words;

  ItemPage(RunDesk desk, RunFolder folder, CatalogShelf shelf, PageWordsSource words) {
    this.desk = desk;
    this.folder = folder;
    this.shelf = shelf;
    this.words = words;
  }

  PageBody of(Visit visit, VisibleRun run) {
    String id = visit.request().pathVariable("item");
    Item item =
        shelf.catalog().mlps().item(id).orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
    ItemResult result =
        run.assessment().item(id).orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
    List<ObjectResult> objects =
        result.objects().stream()
            .filter(object -> run.shows(object.object()))
            .sorted(
                Comparator.comparingInt(
                        (ObjectResult object) -> VerdictLinks.WORST_FIRST.indexOf(object.verdict()))
                    .thenComparing(ObjectResult::object))
            .toList();
    if (objects.isEmpty() && !run.whole()) {
      throw FaultException.of(FaultCode.PAGE_NONE);
    }
    RunHead head = new RunHead(visit, run, words.of(visit));
    List<PagePart> parts = new ArrayList<>();
    parts.add(
        CaseTrail.of(
            visit,
            run.workCase(),
            CaseTrail.run(visit, run),
            new PageCell.Link(visit.text("result.clause-page"), "/standards/MLPS/" + item.id())));
    Optional<ObjectResult> chosen = chosen(visit, objects);
    ItemView view =
        run.views(visit.language())
            .item(id, object -> chosen.filter(one -> one.object().equals(object)).isPresent())
            .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
    parts.add(new PagePart.OfRun(head.line()));
    parts.add(new PagePart.OfRun(new RunPart.PrintHead(head.paper())));
    desk.changed(visit, run).ifPresent(parts::add);
    parts.add(new PagePart.OfRun(crumbs(visit, run, item, view)));
    parts.add(new PagePart.OfRun(lede(visit, run, item, result, objects)));
    parts.add(asked(visit, view));
    if (objects.size() > 1) {
      objects(visit, run, item, objects, parts);
    }
    chosen.ifPresent(object -> object(visit, run, item, object, objects.size() == 1, view, parts));
    if (!view.notes().isEmpty() && run.whole()) {
      parts.add(new PagePart.Heading(visit.text("result.notes")));
      parts.add(
          new PagePart.OfRun(new RunPart.Points(view.notes().stream().map(Spacing::of).toList())));
    }
    parts.add(about(visit, view));
    parts.add(new PagePart.OfRun(head.foot()));
    return PageBody.wide(
        visit.text("result.item", item.clause(), item.title().in(visit.language())), parts);
  }

  /** The object that the address names, or else the worst one. */
  private static Optional<ObjectResult> chosen(Visit visit, List<ObjectResult> objects) {
    String asked = visit.form("object");
    if (asked.isEmpty()) {
      return objects.stream().findFirst();
    }
    return Optional.of(
        objects.stream()
            .filter(object -> object.object().equals(asked))
            .findFirst()
            .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE)));
  }

  /** The way down through the filter by which the item was found, and its neighbours in it. */
  private RunPart.Crumbs crumbs(Visit visit, VisibleRun run, Item item, ItemView view) {
    RunRows rows = new RunRows(run, shelf.catalog().mlps(), visit);
    RunFilter filter = RunFilter.of(visit);
    List<VerdictRow> shown = rows.shown(filter).toList();
    String object = run.whole() ? "" : visit.form("object");
    int at = -1;
    for (int i = 0; i < shown.size() && at < 0; i++) {
      VerdictRow row = shown.get(i);
      boolean same = object.isEmpty() || row.object().equals(object);
      at = row.item().id().equals(item.id()) && same ? i : -1;
    }
    return new RunPart.Crumbs(
        visit.text("result.crumbs"),
        List.of(
            filter.narrows()
                ? new PageCell.Link(
                    visit.text("result.chosen", Integer.toString(shown.size())),
                    filter.address(run.path()))
                : CaseTrail.run(visit, run),
            new PageCell.Link(view.layer(), RunFilter.ofLayer(item.layer()).address(run.path())),
            new PageCell.Link(view.controlPoint(), run.path() + "#" + item.controlPoint())),
        at > 0 ? Optional.of(step(rows, shown.get(at - 1), filter)) : Optional.empty(),
        at >= 0 && at + 1 < shown.size()
            ? Optional.of(step(rows, shown.get(at + 1), filter))
            : Optional.empty(),
        at < 0
            ? ""
            : visit.text("result.part", Integer.toString(at + 1), Integer.toString(shown.size())));
  }

  private static PageCell.Link step(RunRows rows, VerdictRow row, RunFilter filter) {
    return new PageCell.Link(row.item().clause(), rows.address(row, filter));
  }

  /** The verdict and why; what the other rule says; the high-risk cases that come of it. */
  private static RunPart.Lede lede(
      Visit visit, VisibleRun run, Item item, ItemResult result, List<ObjectResult> objects) {
    Words words = Words.in(visit.language());
    List<PageCell> cells = new ArrayList<>();
    if (run.whole()) {
      cells.add(mark(words, result.verdict()));
    } else if (objects.size() == 1) {
      cells.add(mark(words, objects.getFirst().verdict()));
    }
    cells.add(new PageCell.Plain(" "));
    if (objects.size() == 1) {
      ObjectResult only = objects.getFirst();
      said(cells, VerdictRow.exception(visit, only));
      VerdictRow.condition(item, only)
          .ifPresent(condition -> said(cells, why(visit, only, condition)));
    } else {
      said(cells, visit.text("result.objects.count", Integer.toString(objects.size())));
    }
    if (run.whole()) {
      if (result.verdict() != result.other().verdict()) {
        said(
            cells,
            visit.text(
                "result.by-rule.long",
                RunRows.otherScale(visit, run.assessment()),
                words.word("verdict", result.other().verdict().code())));
      }
      run.views(visit.language()).conclusion().highRisks().stream()
          .filter(RunHead::raised)
          .filter(risk -> risk.items().stream().anyMatch(one -> one.id().equals(item.id())))
          .forEach(
              risk -> {
                cells.add(
                    new PageCell.Link(
                        visit.text("result.high." + risk.state(), risk.title()),
                        run.path() + "#risks"));
                cells.add(new PageCell.Plain(" "));
              });
    }
    return new RunPart.Lede(cells);
  }

  private static void said(List<PageCell> cells, String text) {
    if (!text.isEmpty()) {
      cells.add(new PageCell.Plain(Spacing.of(text) + " "));
    }
  }

  private static String why(Visit visit, ObjectResult object, Text condition) {
    return visit.text(
        "result.why",
        condition.in(visit.language()),
        visit.text("result.scale." + object.machine().by().code()));
  }

  private static PageCell mark(Words words, Verdict verdict) {
    return new PageCell.OfRun(
        new RunCell.Verdict(
            new RunPart.Outcome(verdict.code(), words.word("verdict", verdict.code()))));
  }

  /** What is required, in our words. */
  private static PagePart asked(Visit visit, ItemView view) {
    LabelledText requirement = view.about().getFirst();
    return new PagePart.OfRun(
        new RunPart.Lede(
            List.of(
                new PageCell.OfRun(
                    new RunCell.Fine(requirement.label() + visit.text("list.colon"))),
                new PageCell.Plain(Spacing.of(requirement.text())))));
  }

  private static void objects(
      Visit visit, VisibleRun run, Item item, List<ObjectResult> objects, List<PagePart> parts) {
    Words words = Words.in(visit.language());
    RunFilter filter = RunFilter.of(visit);
    RowWindow window = PageNumber.window(visit);
    int from = (int) Math.min(window.from(), objects.size());
    List<ObjectResult> shown =
        objects.subList(from, Math.min(objects.size(), from + window.most()));
    parts.add(new PagePart.Heading(visit.text("result.objects")));
    parts.add(
        new PagePart.Listing(
            visit.text("result.objects"),
            List.of(
                visit.text("result.verdict"),
                visit.text("result.object"),
                visit.text("result.reason"),
                visit.text("result.other-rule")),
            shown.stream()
                .map(
                    object ->
                        List.of(
                            mark(words, object.verdict()),
                            new PageCell.Link(
                                name(object),
                                filter.with(
                                    run.item(item.id())
                                        + ObservationAddress.query(object.object()))),
                            new PageCell.Plain(Spacing.of(reason(visit, run, item, object))),
                            object.verdict() == object.otherDecision().verdict()
                                ? PageCell.none()
                                : mark(words, object.otherDecision().verdict())))
                .toList(),
            visit.text("list.none"),
            PageNumber.of(
                visit,
                window,
                new RowList<>(shown, objects.size()),
                Map.of("object", visit.form("object")))));
  }

  private static String reason(Visit visit, VisibleRun run, Item item, ObjectResult object) {
    String exception = VerdictRow.exception(visit, object);
    return exception.isEmpty()
        ? VerdictRow.of(item, object).reason(visit, run.views(visit.language()))
        : exception;
  }

  private static String name(ObjectResult object) {
    return object.name().isEmpty() ? object.object() : object.name();
  }

  private void object(
      Visit visit,
      VisibleRun run,
      Item item,
      ObjectResult object,
      boolean only,
      ItemView of,
      List<PagePart> parts) {
    ObjectView view = of.objects().getFirst();
    parts.add(new PagePart.Heading(visit.text("result.reasons-of", view.kind(), name(object))));
    Optional<Text> condition = VerdictRow.condition(item, object);
    if (!only) {
      List<PageCell> cells = new ArrayList<>();
      cells.add(mark(Words.in(visit.language()), object.verdict()));
      cells.add(new PageCell.Plain(" "));
      said(cells, VerdictRow.exception(visit, object));
      condition.ifPresent(text -> said(cells, why(visit, object, text)));
      parts.add(new PagePart.OfRun(new RunPart.Lede(cells)));
    }
    List<String> why =
        view.why().stream().skip(condition.isPresent() ? 1 : 0).map(Spacing::of).toList();
    if (!why.isEmpty()) {
      parts.add(new PagePart.OfRun(new RunPart.Points(why)));
    }
    view.manual().ifPresent(manual -> parts.add(manual(visit, manual)));
    Questions questions = new Questions(visit, run, desk, folder, item, object);
    for (AspectView aspect : view.aspects()) {
      parts.add(questions.of(aspect));
    }
  }

  private static PagePart manual(Visit visit, ObjectView.Manual manual) {
    List<PagePart.Fact> facts = new ArrayList<>();
    fact(facts, visit, "result.manual.verdict", manual.verdict());
    fact(facts, visit, "result.manual.reason", manual.reason());
    fact(facts, visit, "result.manual.record", manual.record());
    fact(facts, visit, "result.manual.evidence", manual.evidence());
    fact(facts, visit, "result.manual.who", manual.who());
    fact(facts, visit, "result.manual.when", manual.when());
    return new PagePart.FactList(facts);
  }

  private static void fact(List<PagePart.Fact> facts, Visit visit, String key, String value) {
    if (!value.isEmpty()) {
      facts.add(new PagePart.Fact(visit.text(key), new PageCell.Plain(value)));
    }
  }

  static String gap(Visit visit, GapView gap) {
    if (!gap.need().isEmpty()) {
      return gap.reason() + visit.text("list.colon") + gap.need();
    }
    return gap.call().matches("(registers|documents|events|estates)/.*")
        ? visit.text("result.gap.at", gap.reason(), gap.call())
        : gap.reason();
  }

  private static PagePart about(Visit visit, ItemView view) {
    List<PagePart.Fact> facts = new ArrayList<>();
    facts.add(new PagePart.Fact(visit.text("result.layer"), new PageCell.Plain(view.layer())));
    facts.add(
        new PagePart.Fact(
            visit.text("result.control-point"), new PageCell.Plain(view.controlPoint())));
    for (LabelledText text : view.about().subList(1, view.about().size())) {
      facts.add(
          new PagePart.Fact(
              text.label(),
              text.mono()
                  ? new PageCell.Mono(text.text())
                  : new PageCell.Plain(Spacing.of(text.text()))));
    }
    return new PagePart.Disclosed(
        visit.text("result.item.about"), List.of(new PagePart.FactList(facts)));
  }
}
