/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.catalog;

import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.Relation;
import io.yunheng.catalog.Theme;
import io.yunheng.cli.Terminal;
import io.yunheng.report.catalog.ClauseJson;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows how the documents compare, by theme. */
@Command(name = "crosswalk")
public final class CatalogCrossWalkCommand implements Callable<Integer> {
  @Parameters(paramLabel = "THEME|ID", arity = "0..1", descriptionKey = "THEME")
  private Optional<String> theme = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec);
    Catalog catalog = Catalog.shipped();
    List<Theme> themes = catalog.crossWalk().themes();
    if (theme.isPresent()) {
      themes =
          catalog
              .crossWalk()
              .theme(theme.get())
              .map(List::of)
              .orElseGet(() -> about(catalog, NearIds.clause(catalog, theme.get())));
    }
    if (terminal.json()) {
      terminal.line(json(themes));
    } else {
      themes.forEach(one -> print(terminal, catalog, one));
      terminal.line(terminal.text("catalog.themes", themes.size()));
    }
    return 0;
  }

  private static List<Theme> about(Catalog catalog, Clause clause) {
    return catalog.crossWalk().themes().stream()
        .filter(one -> one.clauses().contains(clause.id()))
        .toList();
  }

  private static void print(Terminal terminal, Catalog catalog, Theme theme) {
    terminal.line(theme.id() + "  " + theme.title().in(terminal.language()));
    terminal.line("  " + theme.issue().in(terminal.language()));
    for (Relation relation : theme.relations()) {
      terminal.line(
          "  "
              + relation.from()
              + " "
              + catalog.labels().of(relation.kind()).in(terminal.language())
              + " "
              + relation.to());
      relation.gap().ifPresent(gap -> terminal.line("      " + gap.in(terminal.language())));
    }
  }

  private static String json(List<Theme> themes) {
    ObjectNode root = ClauseJson.object();
    ArrayNode list = root.putArray("themes");
    for (Theme theme : themes) {
      ObjectNode one = list.addObject();
      one.put("id", theme.id());
      ClauseJson.text(one, "title", theme.title());
      ClauseJson.text(one, "issue", theme.issue());
      ArrayNode relations = one.putArray("relations");
      for (Relation relation : theme.relations()) {
        ObjectNode node = relations.addObject();
        node.put("from", relation.from());
        node.put("relation", relation.kind().code());
        node.put("to", relation.to());
        relation.gap().ifPresent(gap -> ClauseJson.text(node, "gap", gap));
      }
      ArrayNode readings = one.putArray("readings");
      theme.readings().forEach(readings::add);
    }
    return root.toString();
  }
}
