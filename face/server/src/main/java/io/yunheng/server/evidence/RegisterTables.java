/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.evidence;

import io.yunheng.estate.KindLabels;
import io.yunheng.fault.Fault;
import io.yunheng.fault.Messages;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.web.Visit;
import java.util.List;
import java.util.Map;

/** What is wrong with registers, cell by cell and row by row. */
record RegisterTables(Visit visit, KindLabels labels, Messages messages) {
  /** The cells and sheets for which a register could not be read, each said once. */
  PagePart faults(List<Fault> faults) {
    return new PagePart.Listing(
            visit.text("register.faults"),
            List.of(
                visit.text("register.name"),
                visit.text("register.cell"),
                visit.text("register.column"),
                visit.text("register.value"),
                visit.text("register.problem")),
            faults.stream().map(this::fault).toList(),
            visit.text("list.none"))
        .filled();
  }

  private List<PageCell> fault(Fault fault) {
    Map<String, String> details = fault.details();
    String row = details.getOrDefault("row", "");
    String column = details.getOrDefault("column", "");
    boolean cell = !row.isEmpty() && !column.isEmpty() && details.containsKey("value");
    String cure = messages.cure(fault, visit.language());
    return List.of(
        new PageCell.Plain(details.getOrDefault("sheet", "")),
        new PageCell.Unbroken(cell ? column + row : place(row, column)),
        new PageCell.Plain(details.getOrDefault("title", "")),
        new PageCell.Plain(
            cell ? visit.text("register.filled", details.getOrDefault("value", "")) : ""),
        cell
            ? new PageCell.Plain(cure)
            : new PageCell.Lines(List.of(messages.what(fault, visit.language()), cure)));
  }

  private String place(String row, String column) {
    if (row.isEmpty()) {
      return column;
    }
    return column.isEmpty()
        ? visit.text("register.row", row)
        : visit.text("register.row-column", row, column);
  }

  /** The rows that lack something or refer to nothing. */
  PagePart rows(List<RegisterCheck.Row> rows) {
    return new PagePart.Listing(
        visit.text("register.rows"),
        List.of(
            visit.text("register.name"),
            visit.text("register.place"),
            visit.text("register.column"),
            visit.text("register.problem")),
        rows.stream()
            .map(
                row ->
                    List.<PageCell>of(
                        new PageCell.Plain(labels.kind(row.kind(), visit.language())),
                        new PageCell.Plain(row(row.place())),
                        new PageCell.Plain(columns(row)),
                        new PageCell.Plain(problem(row))))
            .toList(),
        visit.text("list.none"));
  }

  /** The row of a place such as {@code registers/papers.xlsx, sheet '…', row 6}; else the place. */
  private String row(String place) {
    int at = place.lastIndexOf(", row ");
    return at < 0 ? place : visit.text("register.row", place.substring(at + ", row ".length()));
  }

  private String columns(RegisterCheck.Row row) {
    return row.columns().stream()
        .filter(name -> row.kind().shape().index(name).isPresent())
        .map(name -> labels.column(row.kind(), name, visit.language()))
        .reduce((a, b) -> a + visit.text("list.comma") + b)
        .orElse("");
  }

  private String problem(RegisterCheck.Row row) {
    return switch (row.problem()) {
      case "blank" -> visit.text("register.problem.blank", row.id());
      case "dangling" -> visit.text("register.problem.dangling", row.id());
      case "approved-by-others" -> visit.text("register.problem.approver", row.id());
      case "approver-side-unknown" -> visit.text("register.problem.approver-side", row.id());
      case "country-unknown" -> visit.text("register.problem.country", row.id());
      case "place-contradicts" -> visit.text("register.problem.place", row.id());
      case "evidence-file-missing" -> visit.text("register.problem.file", row.id());
      case "evidence-digest-differs" -> visit.text("register.problem.digest", row.id());
      default -> visit.text("register.problem.other", row.id());
    };
  }
}
