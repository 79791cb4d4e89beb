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
import io.yunheng.report.view.AspectView;
import io.yunheng.report.view.CheckView;
import io.yunheng.report.view.GapView;
import io.yunheng.report.view.ItemView;
import io.yunheng.report.view.LabelledText;
import io.yunheng.report.view.ObjectView;
import io.yunheng.report.view.ObservationView;
import io.yunheng.report.words.Words;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.RunPart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.PageNumber;
import io.yunheng.server.web.Visit;
import io.yunheng.store.RowList;
import io.yunheng.store.RowWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page of an item: its verdict and who decided, its objects, and of one object the reasons, the
 * questions, and what the checks saw. Observations beyond the first few are asked for.
 */
final class ItemPage {
  private static final int FINDINGS = 3;

  private final CatalogShelf shelf;

  ItemPage(CatalogShelf shelf) {
    this.shelf = shelf;
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
            .sorted(Comparator.comparingInt(ItemPage::rank).thenComparing(ObjectResult::object))
            .toList();
    if (objects.isEmpty() && !run.whole()) {
      throw FaultException.of(FaultCode.PAGE_NONE);
    }
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
    parts.add(new PagePart.OfRun(lede(visit, run, result, objects, view)));
    if (objects.size() > 1) {
      objects(visit, run, item, objects, parts);
    }
    chosen.ifPresent(object -> object(visit, run, object, view, parts));
    if (!view.notes().isEmpty() && run.whole()) {
      parts.add(new PagePart.Heading(visit.text("result.notes")));
      parts.add(new PagePart.OfRun(new RunPart.Points(view.notes())));
    }
    parts.add(about(visit, view));
    return PageBody.wide(
        visit.text("result.item", item.clause(), item.title().in(visit.language())), parts);
  }

  private static int rank(ObjectResult object) {
    return switch (object.verdict()) {
      case NON_COMPLIANT -> 0;
      case PARTIAL -> 1;
      case INDETERMINATE -> 2;
      case COMPLIANT -> 3;
      case NOT_APPLICABLE -> 4;
    };
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

  private static RunPart.Lede lede(
      Visit visit, VisibleRun run, ItemResult result, List<ObjectResult> objects, ItemView view) {
    Words words = Words.in(visit.language());
    List<PageCell> cells = new ArrayList<>();
    if (run.whole()) {
      cells.add(mark(words, result.verdict()));
      cells.add(new PageCell.Plain(" "));
    }
    if (objects.size() == 1) {
      if (!run.whole()) {
        cells.add(mark(words, objects.getFirst().verdict()));
        cells.add(new PageCell.Plain(" "));
      }
      cells.add(new PageCell.Plain(VerdictRow.basis(visit, objects.getFirst())));
    } else {
      cells.add(
          new PageCell.Plain(visit.text("result.objects.count", Integer.toString(objects.size()))));
    }
    if (run.whole()) {
      view.other()
          .ifPresent(
              other ->
                  cells.add(new PageCell.Plain(visit.text("result.other-scale", other.word()))));
      for (String risk : view.highRisks()) {
        cells.add(new PageCell.Plain(" "));
        cells.add(new PageCell.Mark(risk, Tone.BAD));
      }
    }
    return new RunPart.Lede(cells);
  }

  private static PageCell mark(Words words, Verdict verdict) {
    return new PageCell.Mark(words.word("verdict", verdict.code()), tone(verdict));
  }

  static Tone tone(Verdict verdict) {
    return switch (verdict) {
      case COMPLIANT -> Tone.GOOD;
      case PARTIAL, INDETERMINATE -> Tone.WARN;
      case NON_COMPLIANT -> Tone.BAD;
      case NOT_APPLICABLE -> Tone.PLAIN;
    };
  }

  private static void objects(
      Visit visit, VisibleRun run, Item item, List<ObjectResult> objects, List<PagePart> parts) {
    Words words = Words.in(visit.language());
    RowWindow window = PageNumber.window(visit);
    int from = (int) Math.min(window.from(), objects.size());
    List<ObjectResult> shown =
        objects.subList(from, Math.min(objects.size(), from + window.most()));
    parts.add(new PagePart.Heading(visit.text("result.objects")));
    parts.add(
        new PagePart.Listing(
            visit.text("result.objects"),
            List.of(
                visit.text("result.object"),
                visit.text("result.verdict"),
                visit.text("result.basis")),
            shown.stream()
                .map(
                    object ->
                        List.of(
                            new PageCell.Link(
                                name(object),
                                run.item(item.id()) + ObservationAddress.query(object.object())),
                            mark(words, object.verdict()),
                            new PageCell.Plain(VerdictRow.basis(visit, object))))
                .toList(),
            visit.text("list.none"),
            PageNumber.of(
                visit,
                window,
                new RowList<>(shown, objects.size()),
                Map.of("object", visit.form("object")))));
  }

  private static String name(ObjectResult object) {
    return object.name().isEmpty() ? object.object() : object.name();
  }

  private void object(
      Visit visit, VisibleRun run, ObjectResult object, ItemView item, List<PagePart> parts) {
    ObjectView view = item.objects().getFirst();
    parts.add(new PagePart.Heading(visit.text("result.reasons-of", view.kind(), name(object))));
    parts.add(
        new PagePart.OfRun(
            new RunPart.Lede(
                List.of(
                    mark(Words.in(visit.language()), object.verdict()),
                    new PageCell.Plain(" " + VerdictRow.basis(visit, object))))));
    parts.add(new PagePart.OfRun(new RunPart.Points(view.why())));
    view.manual().ifPresent(manual -> parts.add(manual(visit, manual)));
    for (AspectView aspect : view.aspects()) {
      parts.add(aspect(visit, run, item.id(), object, aspect));
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

  private PagePart aspect(
      Visit visit, VisibleRun run, String item, ObjectResult object, AspectView aspect) {
    List<PagePart> parts = new ArrayList<>();
    for (CheckView check : aspect.checks()) {
      check(visit, run, item, object, check, parts);
    }
    if (!aspect.gaps().isEmpty()) {
      parts.add(new PagePart.Prose(visit.text("result.gaps")));
      parts.add(
          new PagePart.OfRun(
              new RunPart.Points(
                  aspect.gaps().stream().map(gap -> gap(visit, gap)).distinct().toList())));
    }
    if (!aspect.sources().isEmpty()) {
      parts.add(
          new PagePart.Prose(
              visit.text(
                  "result.sources", String.join(visit.text("list.semicolon"), aspect.sources()))));
    }
    Tone tone =
        switch (aspect.tone()) {
          case "good" -> Tone.GOOD;
          case "bad" -> Tone.BAD;
          case "mixed", "unknown" -> Tone.WARN;
          default -> Tone.PLAIN;
        };
    return new PagePart.OfRun(
        new RunPart.Block(
            aspect.question(), List.of(new PageCell.Mark(aspect.answer(), tone)), parts));
  }

  static String gap(Visit visit, GapView gap) {
    return gap.need().isEmpty()
        ? gap.reason()
        : gap.reason() + visit.text("list.colon") + gap.need();
  }

  private void check(
      Visit visit,
      VisibleRun run,
      String item,
      ObjectResult object,
      CheckView check,
      List<PagePart> parts) {
    List<PageCell> counts = new ArrayList<>();
    count(visit, run, item, object, check, "violated", check.violated(), counts);
    count(visit, run, item, object, check, "unknown", check.unknown(), counts);
    count(visit, run, item, object, check, "satisfied", check.satisfied(), counts);
    if (counts.isEmpty()) {
      counts.add(new PageCell.Plain(visit.text("result.nothing-seen") + " "));
    }
    counts.add(new PageCell.Mono(check.id()));
    parts.add(new PagePart.OfRun(new RunPart.Lede(counts)));
    List<String> findings =
        check.observations().stream()
            .filter(seen -> seen.outcome().equals("violated"))
            .limit(FINDINGS)
            .map(ObservationView::text)
            .filter(text -> !text.isEmpty())
            .toList();
    if (!findings.isEmpty()) {
      parts.add(new PagePart.OfRun(new RunPart.Points(findings)));
    }
    if (!check.remedy().isEmpty()) {
      parts.add(new PagePart.Prose(visit.text("result.remedy", check.remedy())));
    }
    long total = check.satisfied() + check.violated() + check.unknown();
    if (total > 0) {
      parts.add(
          new PagePart.OfRun(
              new RunPart.OnDemand(
                  visit.text("result.observations.show", Long.toString(total)),
                  ObservationAddress.of(run, item, object.object(), check.id(), ""))));
    }
  }

  private static void count(
      Visit visit,
      VisibleRun run,
      String item,
      ObjectResult object,
      CheckView check,
      String outcome,
      long count,
      List<PageCell> counts) {
    if (count > 0) {
      counts.add(
          new PageCell.Link(
              visit.text("result.outcome.count." + outcome, Long.toString(count)),
              ObservationAddress.of(run, item, object.object(), check.id(), outcome)));
      counts.add(new PageCell.Plain(" "));
    }
  }

  private static PagePart about(Visit visit, ItemView view) {
    List<PagePart.Fact> facts = new ArrayList<>();
    facts.add(new PagePart.Fact(visit.text("result.layer"), new PageCell.Plain(view.layer())));
    facts.add(
        new PagePart.Fact(
            visit.text("result.control-point"), new PageCell.Plain(view.controlPoint())));
    for (LabelledText text : view.about()) {
      facts.add(
          new PagePart.Fact(
              text.label(),
              text.mono() ? new PageCell.Mono(text.text()) : new PageCell.Plain(text.text())));
    }
    return new PagePart.Disclosed(
        visit.text("result.item.about"), List.of(new PagePart.FactList(facts)));
  }
}
