/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.assessment.ItemResult;
import io.yunheng.assessment.ObjectResult;
import io.yunheng.assessment.ObservationOutcome;
import io.yunheng.casework.RunObservation;
import io.yunheng.catalog.Verdict;
import io.yunheng.estate.Kind;
import io.yunheng.estate.KindLabels;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.report.view.ObservationView;
import io.yunheng.report.view.ObservationView.DatumView;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.RunCell;
import io.yunheng.server.page.RunPart;
import io.yunheng.server.page.Spacing;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.PageNumber;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.Visit;
import io.yunheng.store.RowList;
import io.yunheng.store.RowWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a check saw of an object, page by page. The rows come from the index of the store; what each
 * is based on, from the result, which lists those that are not satisfied and some that are.
 */
final class ObservationPage {
  private static final int DATA = 6;

  private final RunDesk desk;
  private final RunFolder folder;
  private final PageWordsSource words;

  ObservationPage(RunDesk desk, RunFolder folder, PageWordsSource words) {
    this.desk = desk;
    this.folder = folder;
    this.words = words;
  }

  PageBody of(Visit visit, VisibleRun run) {
    String item = visit.request().pathVariable("item");
    String key = visit.form("object");
    String check = visit.form("check");
    String outcome = outcome(visit);
    ObjectResult object =
        run.assessment().item(item).map(ItemResult::objects).orElse(List.of()).stream()
            .filter(one -> one.object().equals(key) && run.shows(key))
            .findFirst()
            .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
    List<ObservationView> listed = run.views(visit.language()).observations(object, check);
    RowWindow window = PageNumber.window(visit);
    RowList<RunObservation> indexed =
        desk.store()
            .runs()
            .observations(desk.scope(visit), run.run().id(), item, key, check, outcome, window);
    Rows shown =
        new Rows(visit, names(run), new SourceLinks(visit, run, desk, folder), visit.forFragment());
    RowList<List<PageCell>> rows =
        indexed.total() > 0
            ? new RowList<>(shown.indexed(indexed.rows(), listed), indexed.total())
            : shown.listed(listed, outcome, window);
    List<PagePart> parts = new ArrayList<>();
    if (!visit.forFragment()) {
      parts.add(
          CaseTrail.of(
              visit,
              run.workCase(),
              CaseTrail.run(visit, run),
              new PageCell.Link(
                  visit.text("result.back-to-item"),
                  run.item(item) + ObservationAddress.query(key))));
      RunHead head = new RunHead(visit, run, words.of(visit));
      parts.add(new PagePart.OfRun(head.line()));
      parts.add(new PagePart.OfRun(new RunPart.PrintHead(head.paper())));
      parts.add(new PagePart.OfRun(choice(visit, run, item, key, check, outcome)));
    }
    parts.add(
        new PagePart.Listing(
            visit.text("result.observations"),
            List.of(
                visit.text("result.outcome"),
                visit.text("result.resource"),
                visit.text("result.finding"),
                visit.text("result.data")),
            rows.rows(),
            visit.text("list.none"),
            PageNumber.of(
                visit, window, rows, Map.of("object", key, "check", check, "outcome", outcome))));
    if (!visit.forFragment()) {
      parts.add(
          new PagePart.OfRun(
              new RunPart.Fine(List.of(new PageCell.Plain(visit.text("result.check-id", check))))));
    }
    String name = object.name().isEmpty() ? key : object.name();
    String title = run.views(visit.language()).title(object, check);
    return PageBody.wide(
        visit.text("result.observations-of", name, title.isEmpty() ? check : title), parts);
  }

  private static String outcome(Visit visit) {
    return Arrays.stream(ObservationOutcome.values())
        .map(ObservationOutcome::code)
        .filter(code -> code.equals(visit.form("outcome")))
        .findFirst()
        .orElse("");
  }

  private static RunPart.Lede choice(
      Visit visit, VisibleRun run, String item, String object, String check, String chosen) {
    List<PageCell> cells = new ArrayList<>();
    cells.add(new PageCell.Plain(visit.text("result.shown")));
    for (String outcome : List.of("", "violated", "unknown", "satisfied")) {
      String word =
          visit.text(outcome.isEmpty() ? "result.outcome.all" : "result.outcome." + outcome);
      cells.add(new PageCell.Plain(" "));
      cells.add(
          outcome.equals(chosen)
              ? new PageCell.Mark(word, Tone.PLAIN)
              : new PageCell.Link(word, ObservationAddress.of(run, item, object, check, outcome)));
    }
    return new RunPart.Lede(cells);
  }

  /** What is called by a name in the run, by its id. */
  private static Map<String, String> names(VisibleRun run) {
    Map<String, String> names = new HashMap<>();
    run.assessment().items().stream()
        .flatMap(item -> item.objects().stream())
        .filter(object -> run.shows(object.object()))
        .forEach(
            object -> {
              names.put(object.object().substring(object.object().indexOf(':') + 1), object.name());
              object.aspects().stream()
                  .flatMap(aspect -> aspect.checks().stream())
                  .flatMap(one -> one.observations().stream())
                  .forEach(seen -> names.put(seen.id(), seen.name()));
            });
    names.values().removeIf(String::isEmpty);
    return names;
  }

  /** The rows, each with its cells. */
  private record Rows(Visit visit, Map<String, String> names, SourceLinks links, boolean brief) {
    private static final KindLabels LABELS = KindLabels.load();

    private List<List<PageCell>> indexed(List<RunObservation> rows, List<ObservationView> listed) {
      Map<String, ObservationView> byId = new HashMap<>();
      for (ObservationView one : listed) {
        byId.putIfAbsent(one.outcome() + " " + one.id(), one);
      }
      return rows.stream().map(row -> indexed(row, byId)).toList();
    }

    /** The index names a resource by its kind and id. */
    private List<PageCell> indexed(RunObservation row, Map<String, ObservationView> byId) {
      int slash = row.resource().indexOf('/');
      String id = row.resource().substring(slash + 1);
      return Optional.ofNullable(byId.get(row.outcome() + " " + id))
          .map(this::cells)
          .orElseGet(
              () ->
                  List.of(
                      mark(visit, row.outcome()),
                      thing(
                          slash < 0
                              ? ""
                              : Kind.of(row.resource().substring(0, slash))
                                  .map(kind -> LABELS.kind(kind, visit.language()))
                                  .orElse(row.resource().substring(0, slash)),
                          names.getOrDefault(id, ""),
                          id),
                      PageCell.none(),
                      none("result.basis.unlisted")));
    }

    /** Where the index does not have them: those that the result lists. */
    private RowList<List<PageCell>> listed(
        List<ObservationView> listed, String outcome, RowWindow window) {
      List<ObservationView> wanted =
          listed.stream()
              .filter(one -> outcome.isEmpty() || one.outcome().equals(outcome))
              .toList();
      int from = (int) Math.min(window.from(), wanted.size());
      return new RowList<>(
          wanted.subList(from, Math.min(wanted.size(), from + window.most())).stream()
              .map(this::cells)
              .toList(),
          wanted.size());
    }

    private List<PageCell> cells(ObservationView one) {
      return List.of(
          mark(visit, one.outcome()),
          thing(one.kind(), one.name(), one.id()),
          problem(one),
          new PageCell.OfRun(new RunCell.Stack(basis(one))));
    }

    private static PageCell thing(String kind, String name, String id) {
      return new PageCell.OfRun(
          new RunCell.Thing(name.isEmpty() ? id : name, kind, name.isEmpty() ? "" : id));
    }

    /** What is wrong, or what is missing to know it. */
    private PageCell problem(ObservationView one) {
      if (one.gaps().isEmpty()) {
        return new PageCell.Plain(Spacing.of(one.text()));
      }
      return new PageCell.Lines(
          one.gaps().stream().map(gap -> Spacing.of(ItemPage.gap(visit, gap))).distinct().toList());
    }

    /** What was read, and where. */
    private List<PageCell> basis(ObservationView one) {
      List<PageCell> basis = new ArrayList<>();
      for (DatumView datum : one.data().stream().limit(DATA).toList()) {
        basis.add(
            new PageCell.Plain(
                visit.text(
                    "result.datum",
                    datum.resource().isEmpty()
                        ? datum.label()
                        : datum.resource() + " " + datum.label(),
                    datum.value().isEmpty()
                        ? visit.text("result.empty")
                        : names.getOrDefault(datum.value(), datum.value()))));
      }
      if (one.data().size() > DATA) {
        basis.add(
            new PageCell.Plain(
                visit.text("result.more", Integer.toString(one.data().size() - DATA))));
      }
      Set<String> told = new HashSet<>();
      for (DatumView datum : one.data()) {
        if (told.add(datum.call()) && told.size() <= DATA) {
          basis.add(
              new PageCell.Several(
                  List.of(
                      links.of(datum),
                      new PageCell.OfRun(
                          new RunCell.Fine(
                              brief
                                  ? datum.mannerWord()
                                  : visit.text(
                                      "result.origin", datum.mannerWord(), datum.time()))))));
        }
      }
      if (basis.isEmpty()) {
        basis.add(none(one.gaps().isEmpty() ? "result.basis.presence" : "result.basis.gap"));
      }
      return basis;
    }

    /** Why nothing is listed that was read. */
    private PageCell none(String key) {
      return new PageCell.OfRun(new RunCell.Fine(visit.text(key)));
    }
  }

  private static PageCell mark(Visit visit, String outcome) {
    return switch (outcome) {
      case "violated" -> verdict(visit, outcome, Verdict.NON_COMPLIANT);
      case "satisfied" -> verdict(visit, outcome, Verdict.COMPLIANT);
      case "unknown" -> verdict(visit, outcome, Verdict.INDETERMINATE);
      default -> new PageCell.Plain(outcome);
    };
  }

  private static PageCell verdict(Visit visit, String outcome, Verdict colour) {
    return new PageCell.OfRun(
        new RunCell.Verdict(
            new RunPart.Outcome(colour.code(), visit.text("result.outcome." + outcome))));
  }
}
