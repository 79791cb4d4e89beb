/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Which table stands for which: as was said, else by the same name, else by a name that differs
 * only in case.
 *
 * @param ambiguous tables of the source whose name stands for several when case is left aside
 */
record TablePairs(List<Pair> pairs, List<Table> missing, List<Table> extra, List<Table> ambiguous) {
  record Pair(Table source, Table target) {}

  static TablePairs of(List<Table> source, List<Table> target, ComparisonOptions options) {
    Map<TableName, Table> free = new HashMap<>();
    target.forEach(table -> free.put(table.name(), table));
    UnaryOperator<String> schemas = schemas(source, target, options);
    List<Pair> pairs = new ArrayList<>();
    List<Table> left = new ArrayList<>();
    for (Table table : source) {
      String said = options.tables().getOrDefault(table.name().toString(), "");
      Optional<Table> found =
          said.isEmpty()
              ? Optional.ofNullable(
                  free.get(
                      new TableName(schemas.apply(table.name().schema()), table.name().table())))
              : target.stream().filter(one -> one.name().toString().equals(said)).findFirst();
      if (found.isPresent() && free.remove(found.get().name()) != null) {
        pairs.add(new Pair(table, found.get()));
      } else {
        left.add(table);
      }
    }
    List<Table> missing = new ArrayList<>();
    List<Table> ambiguous = new ArrayList<>();
    Map<String, Integer> wanted = new HashMap<>();
    left.forEach(table -> wanted.merge(folded(table, schemas), 1, Integer::sum));
    for (Table table : left) {
      String name = folded(table, schemas);
      List<Table> alike =
          options.foldNames() && !options.tables().containsKey(table.name().toString())
              ? free.values().stream().filter(one -> folded(one).equals(name)).toList()
              : List.of();
      if (alike.isEmpty()) {
        missing.add(table);
      } else if (alike.size() > 1 || wanted.getOrDefault(name, 0) > 1) {
        ambiguous.add(table);
      } else {
        pairs.add(new Pair(table, alike.getFirst()));
        free.remove(alike.getFirst().name());
      }
    }
    Set<String> open = new HashSet<>();
    ambiguous.forEach(table -> open.add(folded(table, schemas)));
    List<Table> extra =
        target.stream()
            .filter(table -> free.containsKey(table.name()) && !open.contains(folded(table)))
            .toList();
    return new TablePairs(List.copyOf(pairs), List.copyOf(missing), extra, List.copyOf(ambiguous));
  }

  /** What a schema of the source is called in the target. */
  static UnaryOperator<String> schemas(
      List<Table> source, List<Table> target, ComparisonOptions options) {
    Set<String> there = new TreeSet<>();
    Set<String> here = new TreeSet<>();
    source.forEach(table -> there.add(table.name().schema()));
    target.forEach(table -> here.add(table.name().schema()));
    boolean alone = options.schemas().isEmpty() && there.size() == 1 && here.size() == 1;
    return name -> alone ? here.iterator().next() : options.schemas().getOrDefault(name, name);
  }

  private static String folded(Table table) {
    return table.name().toString().toLowerCase(Locale.ROOT);
  }

  private static String folded(Table table, UnaryOperator<String> schemas) {
    return (schemas.apply(table.name().schema()) + "." + table.name().table())
        .toLowerCase(Locale.ROOT);
  }

  /** The column of a table that stands for one of another table's. */
  static Optional<TableColumn> column(TableColumn wanted, Table table, boolean fold) {
    Optional<TableColumn> exact = table.column(wanted.name());
    if (exact.isPresent() || !fold) {
      return exact;
    }
    List<TableColumn> alike =
        table.columns().stream()
            .filter(column -> column.name().equalsIgnoreCase(wanted.name()))
            .toList();
    return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
  }
}
