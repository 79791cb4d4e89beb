/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.catalog;

import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.Document;
import io.yunheng.catalog.InventoryRow;
import io.yunheng.cli.Terminal;
import io.yunheng.report.catalog.ClauseJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares the requirements with the inventory of all that the documents ask. */
@Command(name = "coverage")
public final class CatalogCoverageCommand implements Callable<Integer> {
  /** Something that a document asks has no requirement. */
  private static final int INCOMPLETE = 10;

  @Spec private CommandSpec spec = CommandSpec.create();

  private record Row(
      Document document, int clauses, int covered, List<String> missing, int total) {}

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec);
    Catalog catalog = Catalog.shipped();
    Set<String> traced = new HashSet<>();
    catalog.clauses().forEach(clause -> traced.addAll(clause.traces()));
    List<Row> rows = new ArrayList<>();
    for (Document document : catalog.documents()) {
      List<String> ids =
          catalog.inventory().stream()
              .filter(row -> row.document().equals(document.id()))
              .map(InventoryRow::id)
              .toList();
      List<String> missing = ids.stream().filter(id -> !traced.contains(id)).toList();
      int clauses =
          (int)
              catalog.clauses().stream()
                  .map(Clause::document)
                  .filter(document.id()::equals)
                  .count();
      rows.add(new Row(document, clauses, ids.size() - missing.size(), missing, ids.size()));
    }
    if (terminal.json()) {
      terminal.line(json(catalog, rows));
    } else {
      print(terminal, rows);
    }
    return rows.stream().allMatch(row -> row.missing().isEmpty()) ? 0 : INCOMPLETE;
  }

  private static void print(Terminal terminal, List<Row> rows) {
    int covered = 0;
    int total = 0;
    int clauses = 0;
    for (Row row : rows) {
      terminal.line(
          terminal.text(
              "catalog.coverage",
              ClauseLines.padded(row.document().id(), 6),
              row.covered(),
              row.total(),
              row.clauses(),
              row.document().shortName().in(terminal.language())));
      row.missing().forEach(id -> terminal.line("    - " + id));
      covered += row.covered();
      total += row.total();
      clauses += row.clauses();
    }
    terminal.line(terminal.text("catalog.coverage.total", covered, total, clauses));
  }

  private static String json(Catalog catalog, List<Row> rows) {
    ObjectNode root = ClauseJson.object();
    root.put("digest", catalog.digest());
    root.put("covered", rows.stream().mapToInt(Row::covered).sum());
    root.put("total", rows.stream().mapToInt(Row::total).sum());
    root.put("clauses", rows.stream().mapToInt(Row::clauses).sum());
    ArrayNode list = root.putArray("documents");
    for (Row row : rows) {
      ObjectNode one = list.addObject();
      one.put("id", row.document().id());
      one.put("covered", row.covered());
      one.put("total", row.total());
      one.put("clauses", row.clauses());
      ArrayNode missing = one.putArray("missing");
      row.missing().forEach(missing::add);
    }
    return root.toString();
  }
}
