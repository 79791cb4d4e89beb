/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.record;

import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.casework.RecordStage;
import io.yunheng.report.words.Words;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.web.Visit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The records of a case by layers and control points. */
record RecordTree(RecordDesk desk) {
  /** With more rows a form would have too many fields. */
  private static final int MOST_TICKS = 300;

  private static Map<String, List<RecordRow>> points(Collection<RecordRow> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> row.item().controlPoint(), LinkedHashMap::new, Collectors.toList()));
  }

  /** Its branches with counts and who works on them. */
  PagePart of(Visit visit, RecordBook book) {
    List<List<PageCell>> rows = new ArrayList<>();
    Words words = Words.in(visit.language());
    String layer = "";
    for (Map.Entry<String, List<RecordRow>> point : points(book.rows()).entrySet()) {
      RecordRow first = point.getValue().getFirst();
      boolean begins = !first.item().layer().equals(layer);
      layer = first.item().layer();
      List<RecordRow> all = point.getValue();
      RecordFilter at = new RecordFilter("", point.getKey(), "");
      rows.add(
          List.of(
              new PageCell.Plain(begins ? words.word("layer", layer) : ""),
              new PageCell.Link(pointName(visit, first), at.address(book.workCase()) + "#rows"),
              new PageCell.Plain(Integer.toString(all.size())),
              number(visit, book, at, all, RecordFilter.OPEN),
              number(visit, book, at, all, RecordFilter.MOVED),
              number(visit, book, at, all, RecordStage.SUBMITTED.code()),
              number(visit, book, at, all, RecordStage.REVIEWED.code()),
              new PageCell.Plain(owners(visit, book, all))));
    }
    return new PagePart.Listing(
        visit.text("record.tree"),
        List.of(
            visit.text("result.layer"),
            visit.text("result.control-point"),
            visit.text("record.rows"),
            visit.text("record.show.open"),
            visit.text("record.show.moved"),
            visit.text("record.show.submitted"),
            visit.text("record.show.reviewed"),
            visit.text("record.owner")),
        rows,
        visit.text("list.none"));
  }

  private String pointName(Visit visit, RecordRow row) {
    return desk.runs().controlPoint(visit.language(), row.item());
  }

  private static PageCell number(
      Visit visit, RecordBook book, RecordFilter at, Collection<RecordRow> all, String choice) {
    RandomId me = visit.known().person().id();
    long count = all.stream().filter(row -> RecordFilter.chosen(row, choice, me)).count();
    return count == 0
        ? PageCell.none()
        : new PageCell.Link(
            Long.toString(count), at.showing(choice).address(book.workCase()) + "#rows");
  }

  private static String owners(Visit visit, RecordBook book, Collection<RecordRow> rows) {
    Map<String, Long> owners = new TreeMap<>();
    rows.forEach(row -> row.owner().ifPresent(id -> owners.merge(book.name(id), 1L, Long::sum)));
    return owners.entrySet().stream()
        .map(one -> one.getKey() + " " + one.getValue())
        .collect(Collectors.joining(visit.text("list.comma")));
  }

  /** Branches to be ticked, and to whom they are given. */
  PagePart assigning(Visit visit, RecordBook book, RecordFilter filter) {
    List<FormField> fields = new ArrayList<>();
    List<FormField.Option> people = new ArrayList<>();
    people.add(new FormField.Option("", visit.text("record.owner.none")));
    for (Person person : desk.people(visit, book.workCase())) {
      people.add(new FormField.Option(person.id().text(), person.name()));
    }
    fields.add(
        new FormField.Choice(
            "owner", visit.text("record.owner"), people, visit.known().person().id().text(), ""));
    fields.add(
        new FormField.Line(
            "due", visit.text("record.due"), "", "", FormField.Kind.DATE, "off", false));
    List<RecordRow> shown = book.rows().stream().filter(row -> filter.lets(row, visit)).toList();
    List<FormField.Branch> branches = new ArrayList<>();
    if (shown.size() > MOST_TICKS) {
      layers(visit, book, shown, branches);
    } else {
      points(shown).values().forEach(rows -> branches.add(branch(visit, book, rows)));
    }
    filter.said().forEach((name, value) -> fields.add(new FormField.Kept(name, value)));
    fields.add(new FormField.Branches("rows", visit.text("record.assign.rows"), branches));
    return new PagePart.EntryForm(
        RecordBook.address(book.workCase()) + "/assign",
        "",
        fields,
        visit.text("record.assign.submit"));
  }

  private FormField.Branch branch(Visit visit, RecordBook book, List<RecordRow> rows) {
    return new FormField.Branch(
        pointName(visit, rows.getFirst()),
        rows.stream()
            .map(
                row ->
                    new FormField.Tick(
                        RecordListPage.tick(row),
                        row.item().clause()
                            + " "
                            + row.item().title().in(visit.language())
                            + " · "
                            + row.objectName()
                            + row.owner().map(id -> " · " + book.name(id)).orElse(""),
                        false))
            .toList());
  }

  /** Of many rows only the control points can be ticked. */
  private void layers(
      Visit visit, RecordBook book, List<RecordRow> shown, List<FormField.Branch> branches) {
    Words words = Words.in(visit.language());
    Map<String, List<FormField.Tick>> layers = new LinkedHashMap<>();
    points(shown)
        .forEach(
            (point, rows) ->
                layers
                    .computeIfAbsent(rows.getFirst().item().layer(), _ -> new ArrayList<>())
                    .add(
                        new FormField.Tick(
                            RecordListPage.point(point),
                            visit.text(
                                "record.assign.point",
                                pointName(visit, rows.getFirst()),
                                Integer.toString(rows.size()),
                                owners(visit, book, rows)),
                            false)));
    layers.forEach(
        (layer, ticks) -> branches.add(new FormField.Branch(words.word("layer", layer), ticks)));
  }
}
