/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import io.yunheng.files.PackedSorter;
import io.yunheng.run.Phase;
import io.yunheng.run.Progress;
import io.yunheng.run.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares one table with the one that stands for it. */
final class TableComparison {
  /** Of keys that one query asks for. */
  private static final int RANGES = 200;

  private final DatabaseSession source;
  private final DatabaseSession target;
  private final TablePairs.Pair tables;
  private final TypeRules rules;
  private final ComparisonOptions options;
  private final Progress progress;

  TableComparison(
      DatabaseSession source,
      DatabaseSession target,
      TablePairs.Pair tables,
      TypeRules rules,
      ComparisonOptions options,
      Progress progress) {
    this.source = source;
    this.target = target;
    this.tables = tables;
    this.rules = rules;
    this.options = options;
    this.progress = progress;
  }

  TableOutcome run(Structure there, Structure here) throws IOException, InterruptedException {
    TableName ofSource = tables.source().name();
    TableName ofTarget = tables.target().name();
    if (!tables.source().readable() || !tables.target().readable()) {
      String side = tables.source().readable() ? "target" : "source";
      return not(UncomparedReason.PERMISSION, side);
    }
    progress.begin(Phase.of("compare-rows").about(ofSource.toString()));
    TablePlan plan = TablePlan.of(tables.source(), tables.target(), rules, options);
    try {
      plan = withoutLarge(plan);
      if (plan.columns().isEmpty()) {
        return not(UncomparedReason.NO_COLUMNS, "");
      }
      Differences differences = new Differences(plan, options);
      TableOutcome.Method method =
          plan.key().isEmpty() ? TableOutcome.Method.MULTISET : TableOutcome.Method.ROWS;
      Optional<ServerDigests.Found> found =
          options.serverDigests() && ServerDigests.usable(source, there, target, here, plan)
              ? new ServerDigests(source, target, tables, plan, rules).find()
              : Optional.empty();
      if (found.isPresent()) {
        method = TableOutcome.Method.SERVER_DIGESTS;
        differences.equalRows(found.get().equal());
        int ranges = found.get().source().size();
        for (int from = 0; from < ranges; from += RANGES) {
          int to = Math.min(ranges, from + RANGES);
          read(
              plan,
              found.get().source().subList(from, to),
              found.get().target().subList(from, to),
              true,
              differences);
        }
      } else {
        differences = readAll(plan);
      }
      return new TableOutcome.Compared(
          ofSource,
          ofTarget,
          method,
          differences.counts(),
          differences.named(),
          differences.changedColumns(),
          plan.uncompared(),
          plan.findings());
    } catch (SideFailure e) {
      return not(e.reason(), e.detail());
    } catch (RowCursor.OutOfOrderException e) {
      return not(UncomparedReason.QUERY_FAILED, "order");
    }
  }

  private TableOutcome not(UncomparedReason reason, String detail) {
    return new TableOutcome.NotCompared(
        Optional.of(tables.source().name()), Optional.of(tables.target().name()), reason, detail);
  }

  /** In the servers' order where that can be trusted, else sorted here. */
  private Differences readAll(TablePlan plan)
      throws IOException, SideFailure, RowCursor.OutOfOrderException, InterruptedException {
    boolean ordered =
        !plan.key().isEmpty() && plan.key().stream().allMatch(i -> trusted(plan.columns().get(i)));
    if (ordered) {
      try {
        Differences differences = new Differences(plan, options);
        read(plan, List.of(), List.of(), true, differences);
        return differences;
      } catch (RowCursor.OutOfOrderException _) {
        // Not the order it should be; then it is made here.
      }
    }
    Differences differences = new Differences(plan, options);
    read(plan, List.of(), List.of(), false, differences);
    return differences;
  }

  private boolean trusted(TablePlan.Compared column) {
    return column.source().family() == column.as()
        && column.target().family() == column.as()
        && rules.ordered(column.as());
  }

  private void read(
      TablePlan plan,
      List<RowQuery.KeyRange> ofSource,
      List<RowQuery.KeyRange> ofTarget,
      boolean ordered,
      Differences differences)
      throws IOException, SideFailure, RowCursor.OutOfOrderException, InterruptedException {
    Path folder =
        Files.createTempDirectory(
            options.work(),
            "rows",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    try {
      Path there = Files.createDirectory(folder.resolve("source"));
      Path here = Files.createDirectory(folder.resolve("target"));
      try (SideReader one = reader(plan, true, ofSource, ordered, there);
          SideReader other = reader(plan, false, ofTarget, ordered, here)) {
        differences.compare(one.start(), other.start());
      } finally {
        Files.deleteIfExists(there);
        Files.deleteIfExists(here);
      }
    } finally {
      Files.deleteIfExists(folder);
    }
  }

  private SideReader reader(
      TablePlan plan, boolean first, List<RowQuery.KeyRange> ranges, boolean ordered, Path folder) {
    DatabaseSession session = first ? source : target;
    Table table = first ? tables.source() : tables.target();
    List<RowQuery.Part> parts = new ArrayList<>();
    for (TablePlan.Compared one : plan.columns()) {
      TableColumn column = first ? one.source() : one.target();
      parts.add(
          new RowQuery.Part(
              column,
              Decoders.of(session.engine(), column, one.as(), options.zone(), options.normalise()),
              false));
    }
    int[] key = plan.key().stream().mapToInt(Integer::intValue).toArray();
    List<String> order =
        ordered
            ? Arrays.stream(key).mapToObj(i -> parts.get(i).column().name()).toList()
            : List.of();
    List<ValueFamily> forms = plan.columns().stream().map(TablePlan.Compared::as).toList();
    return new SideReader(
        first,
        session,
        new RowQuery(table, parts, order, ranges),
        new RowPacker(key, forms, options.showValues()),
        ordered ? Optional.empty() : Optional.of(new PackedSorter(folder, options.sortBytes())),
        rows -> progress.count(Unit.ROWS, rows));
  }

  private TablePlan withoutLarge(TablePlan plan) throws SideFailure {
    Set<String> large = new HashSet<>();
    large.addAll(large(plan, true));
    large.addAll(large(plan, false));
    return large.isEmpty()
        ? plan
        : plan.without(large, "> " + options.cellBytes() + " bytes", tables.source());
  }

  private Set<String> large(TablePlan plan, boolean first) throws SideFailure {
    DatabaseSession session = first ? source : target;
    Table table = first ? tables.source() : tables.target();
    List<TablePlan.Compared> unbounded =
        plan.columns().stream()
            .filter(
                one -> Decoders.unbounded(first ? one.source() : one.target(), options.cellBytes()))
            .toList();
    if (unbounded.isEmpty() || session.engine() == Engine.JDBC) {
      return Set.of();
    }
    List<String> sizes;
    try {
      sizes =
          Decoders.largest(
              session,
              table,
              unbounded.stream().map(one -> first ? one.source() : one.target()).toList());
    } catch (SQLException e) {
      throw new SideFailure(first, e);
    }
    Set<String> large = new HashSet<>();
    for (int i = 0; i < unbounded.size(); i++) {
      if (!sizes.get(i).isEmpty() && Long.parseLong(sizes.get(i)) > options.cellBytes()) {
        large.add(unbounded.get(i).source().name());
      }
    }
    return large;
  }
}
