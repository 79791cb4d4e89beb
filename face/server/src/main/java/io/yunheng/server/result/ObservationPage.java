/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.assessment.ItemResult;
import io.yunheng.assessment.ObjectResult;
import io.yunheng.assessment.ObservationOutcome;
import io.yunheng.casework.RunObservation;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.report.view.ObservationView;
import io.yunheng.report.view.ObservationView.DatumView;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a check saw of an object, page by page. The rows come from the index of the store; what each
 * is based on, from the result, which lists those that are not satisfied and some that are.
 */
final class ObservationPage {
  private static final int DATA = 6;

  private final RunDesk desk;

  ObservationPage(RunDesk desk) {
    this.desk = desk;
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
    Map<String, String> names = names(run);
    RowList<List<PageCell>> rows =
        indexed.total() > 0
            ? new RowList<>(indexed(visit, names, indexed.rows(), listed), indexed.total())
            : listed(visit, names, listed, outcome, window);
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
    String name = object.name().isEmpty() ? key : object.name();
    return PageBody.wide(visit.text("result.observations-of", name, check), parts);
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

  /** Tenants and sites of the run by their ids. */
  private static Map<String, String> names(VisibleRun run) {
    Map<String, String> names = new HashMap<>();
    run.assessment().items().stream()
        .flatMap(item -> item.objects().stream())
        .filter(object -> run.shows(object.object()) && !object.name().isEmpty())
        .forEach(
            object ->
                names.put(
                    object.object().substring(object.object().indexOf(':') + 1), object.name()));
    return names;
  }

  private static List<List<PageCell>> indexed(
      Visit visit,
      Map<String, String> names,
      List<RunObservation> rows,
      List<ObservationView> listed) {
    Map<String, ObservationView> byName = new HashMap<>();
    for (ObservationView one : listed) {
      byName.putIfAbsent(one.outcome() + " " + one.id(), one);
    }
    return rows.stream()
        .map(
            row -> {
              String id = row.resource().substring(row.resource().lastIndexOf(' ') + 1);
              Optional<ObservationView> known =
                  Optional.ofNullable(byName.get(row.outcome() + " " + id))
                      .or(
                          () ->
                              Optional.ofNullable(
                                  byName.get(row.outcome() + " " + row.resource())));
              return known
                  .map(one -> cells(visit, names, one))
                  .orElseGet(
                      () ->
                          List.of(
                              mark(visit, row.outcome()),
                              new PageCell.Plain(row.resource()),
                              PageCell.none(),
                              PageCell.none()));
            })
        .toList();
  }

  /** Where the index does not have them: those that the result lists. */
  private static RowList<List<PageCell>> listed(
      Visit visit,
      Map<String, String> names,
      List<ObservationView> listed,
      String outcome,
      RowWindow window) {
    List<ObservationView> wanted =
        listed.stream().filter(one -> outcome.isEmpty() || one.outcome().equals(outcome)).toList();
    int from = (int) Math.min(window.from(), wanted.size());
    return new RowList<>(
        wanted.subList(from, Math.min(wanted.size(), from + window.most())).stream()
            .map(one -> cells(visit, names, one))
            .toList(),
        wanted.size());
  }

  private static List<PageCell> cells(Visit visit, Map<String, String> names, ObservationView one) {
    List<String> data = new ArrayList<>();
    for (DatumView datum : one.data().stream().limit(DATA).toList()) {
      data.add(
          visit.text(
              "result.datum",
              datum.resource().isEmpty() ? datum.label() : datum.resource() + " " + datum.label(),
              names.getOrDefault(datum.value(), datum.value())));
    }
    if (one.data().size() > DATA) {
      data.add(visit.text("result.more", Integer.toString(one.data().size() - DATA)));
    }
    one.data().stream()
        .map(
            datum ->
                visit.text(
                    "result.origin",
                    datum.mannerWord(),
                    datum.source(),
                    datum.call(),
                    datum.time()))
        .distinct()
        .limit(DATA)
        .forEach(data::add);
    one.gaps().forEach(gap -> data.add(ItemPage.gap(visit, gap)));
    return List.of(
        mark(visit, one.outcome()),
        new PageCell.Plain(one.kind() + " " + (one.name().isEmpty() ? one.id() : one.name())),
        new PageCell.Plain(one.text()),
        new PageCell.Lines(data));
  }

  private static PageCell mark(Visit visit, String outcome) {
    return switch (outcome) {
      case "violated" -> new PageCell.Mark(visit.text("result.outcome.violated"), Tone.BAD);
      case "satisfied" -> new PageCell.Mark(visit.text("result.outcome.satisfied"), Tone.GOOD);
      case "unknown" -> new PageCell.Mark(visit.text("result.outcome.unknown"), Tone.WARN);
      default -> new PageCell.Plain(outcome);
    };
  }
}
