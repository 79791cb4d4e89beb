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
  private static Map<String, List<RecordRow>> points(RecordBook book) {
    return book.rows().stream()
        .collect(
            Collectors.groupingBy(
                row -> row.item().controlPoint(), LinkedHashMap::new, Collectors.toList()));
  }

  /** Its branches with counts and who works on them. */
  PagePart of(Visit visit, RecordBook book) {
    List<List<PageCell>> rows = new ArrayList<>();
    Words words = Words.in(visit.language());
    String layer = "";
    for (Map.Entry<String, List<RecordRow>> point : points(book).entrySet()) {
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
              new PageCell.Plain(owners(all))));
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

  private String owners(Collection<RecordRow> rows) {
    Map<String, Long> owners = new TreeMap<>();
    rows.forEach(row -> row.owner().ifPresent(id -> owners.merge(desk.person(id), 1L, Long::sum)));
    return owners.entrySet().stream()
        .map(one -> one.getKey() + " " + one.getValue())
        .collect(Collectors.joining("、"));
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
    List<FormField.Branch> branches = new ArrayList<>();
    for (Map.Entry<String, List<RecordRow>> point : points(book).entrySet()) {
      List<RecordRow> shown =
          point.getValue().stream().filter(row -> filter.lets(row, visit)).toList();
      if (!shown.isEmpty()) {
        branches.add(
            new FormField.Branch(
                pointName(visit, shown.getFirst()),
                shown.stream()
                    .map(
                        row ->
                            new FormField.Tick(
                                RecordListPage.tick(row),
                                row.item().clause()
                                    + " "
                                    + row.item().title().in(visit.language())
                                    + " · "
                                    + row.objectName()
                                    + row.owner().map(id -> " · " + desk.person(id)).orElse(""),
                                false))
                    .toList()));
      }
    }
    fields.add(new FormField.Branches("rows", visit.text("record.assign.rows"), branches));
    return new PagePart.EntryForm(
        RecordBook.address(book.workCase()) + "/assign",
        "",
        fields,
        visit.text("record.assign.submit"));
  }
}
