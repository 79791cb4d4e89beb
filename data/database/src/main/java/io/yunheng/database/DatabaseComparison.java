/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import io.yunheng.fault.FaultException;
import io.yunheng.files.ReplacedFile;
import io.yunheng.run.Progress;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Compares two databases table by table and row by row, each in one snapshot. */
public final class DatabaseComparison {
  private final DatabaseLogin source;
  private final DatabaseLogin target;
  private final ComparisonOptions options;
  private final Progress progress;
  private final TypeRules rules = TypeRules.shipped();

  private DatabaseComparison(
      DatabaseLogin source, DatabaseLogin target, ComparisonOptions options, Progress progress) {
    this.source = source;
    this.target = target;
    this.options = options;
    this.progress = progress;
  }

  /**
   * Compares; nothing is written to either database.
   *
   * @throws FaultException if one of them cannot be reached or does not let us in, or if the folder
   *     for sorting cannot be written to
   * @throws InterruptedException if it is interrupted
   */
  public static ComparisonReport of(
      DatabaseLogin source, DatabaseLogin target, ComparisonOptions options, Progress progress)
      throws InterruptedException {
    try {
      return new DatabaseComparison(source, target, options, progress).run();
    } catch (IOException e) {
      throw ReplacedFile.failed(options.work(), e);
    }
  }

  private record Sides(DatabaseSession source, DatabaseSession target) {
    void close() {
      source.close();
      target.close();
    }
  }

  private ComparisonReport run() throws IOException, InterruptedException {
    DatabaseSession there = Sessions.open(source, rules);
    try (there;
        DatabaseSession here = Sessions.open(target, rules)) {
      Structure ofSource = Sessions.structure(there, source);
      Structure ofTarget = Sessions.structure(here, target);
      TablePairs pairing = TablePairs.of(ofSource.tables(), ofTarget.tables(), options);
      Map<TableName, TableOutcome> outcomes = new ConcurrentHashMap<>();
      List<Sides> sides = sides(new Sides(there, here));
      try {
        compare(sides, pairing.pairs(), ofSource, ofTarget, outcomes);
      } finally {
        sides.stream().skip(1).forEach(Sides::close);
      }
      for (Table table : pairing.missing()) {
        outcomes.put(
            table.name(),
            ofTarget.complete()
                ? new TableOutcome.Missing(table.name())
                : new TableOutcome.NotCompared(
                    Optional.of(table.name()),
                    Optional.empty(),
                    UncomparedReason.MAY_BE_HIDDEN,
                    "target"));
      }
      for (Table table : pairing.ambiguous()) {
        outcomes.put(
            table.name(),
            new TableOutcome.NotCompared(
                Optional.of(table.name()), Optional.empty(), UncomparedReason.NAME_AMBIGUOUS, ""));
      }
      List<TableOutcome> tables = new ArrayList<>();
      outcomes.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(entry -> tables.add(entry.getValue()));
      pairing.extra().stream()
          .map(Table::name)
          .sorted()
          .forEach(
              name ->
                  tables.add(
                      ofSource.complete()
                          ? new TableOutcome.Extra(name)
                          : new TableOutcome.NotCompared(
                              Optional.empty(),
                              Optional.of(name),
                              UncomparedReason.MAY_BE_HIDDEN,
                              "source")));
      List<DefinitionOutcome> definitions = definitions(there, here, ofSource, ofTarget, outcomes);
      return new ComparisonReport(
          side(source, ofSource),
          side(target, ofTarget),
          tables,
          others(ofSource, ofTarget, definitions),
          definitions);
    }
  }

  /** What differs in a table's columns is told of its columns. */
  private List<DefinitionOutcome> definitions(
      DatabaseSession there,
      DatabaseSession here,
      Structure ofSource,
      Structure ofTarget,
      Map<TableName, TableOutcome> outcomes) {
    if (there.engine() == Engine.JDBC || here.engine() == Engine.JDBC) {
      return List.of();
    }
    List<DefinitionOutcome> all =
        DefinitionComparison.of(
            Definitions.of(there, source, ofSource),
            Definitions.of(here, target, ofTarget),
            there.engine() == here.engine(),
            options,
            TablePairs.schemas(ofSource.tables(), ofTarget.tables(), options));
    return all.stream().filter(one -> !ofTable(one, outcomes)).toList();
  }

  /** Whether it is told of a table's columns already, or with the table itself. */
  static boolean ofTable(DefinitionOutcome one, Map<TableName, TableOutcome> outcomes) {
    return one.kind().equals("table")
        && !(one instanceof DefinitionOutcome.Differs(var _, TableName source, var _, var _)
            && outcomes.get(source) instanceof TableOutcome.Compared compared
            && compared.structure().isEmpty());
  }

  private static ComparisonReport.Side side(DatabaseLogin login, Structure structure) {
    return new ComparisonReport.Side(
        login.address().toString(),
        structure.product(),
        structure.consistent(),
        structure.complete(),
        structure.verified());
  }

  private static List<TableOutcome.NotCompared> others(
      Structure there, Structure here, List<DefinitionOutcome> definitions) {
    Set<TableName> defined = new HashSet<>();
    for (DefinitionOutcome one : definitions) {
      one.names().forEach(defined::add);
    }
    List<TableOutcome.NotCompared> others = new ArrayList<>();
    for (OtherObject one : there.others()) {
      if (!defined.contains(one.name())) {
        others.add(
            new TableOutcome.NotCompared(
                Optional.of(one.name()),
                Optional.empty(),
                UncomparedReason.NOT_A_TABLE,
                one.kind()));
      }
    }
    for (OtherObject one : here.others()) {
      if (!defined.contains(one.name())) {
        others.add(
            new TableOutcome.NotCompared(
                Optional.empty(),
                Optional.of(one.name()),
                UncomparedReason.NOT_A_TABLE,
                one.kind()));
      }
    }
    return others;
  }

  /** As many pairs of sessions as are wanted and as the engines can have in one snapshot. */
  private List<Sides> sides(Sides first) {
    List<Sides> sides = new ArrayList<>(List.of(first));
    try {
      while (sides.size() < options.streams()) {
        Optional<DatabaseSession> there = first.source().another();
        if (there.isEmpty()) {
          return sides;
        }
        Optional<DatabaseSession> here = first.target().another();
        if (here.isEmpty()) {
          there.get().close();
          return sides;
        }
        sides.add(new Sides(there.get(), here.get()));
      }
    } catch (SQLException _) {
      return sides;
    }
    return sides;
  }

  private void compare(
      List<Sides> sides,
      List<TablePairs.Pair> pairs,
      Structure there,
      Structure here,
      Map<TableName, TableOutcome> outcomes)
      throws IOException, InterruptedException {
    ConcurrentLinkedQueue<TablePairs.Pair> open =
        new ConcurrentLinkedQueue<>(
            pairs.stream().sorted(Comparator.comparing(pair -> pair.source().name())).toList());
    ExecutorService workers = Executors.newFixedThreadPool(sides.size());
    List<Future<?>> running = new ArrayList<>();
    try {
      for (Sides one : sides) {
        running.add(
            workers.submit(
                () -> {
                  work(one, open, there, here, outcomes);
                  return Boolean.TRUE;
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof InterruptedException) {
        throw new InterruptedException();
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } finally {
      workers.shutdownNow();
    }
    for (TablePairs.Pair pair : open) {
      outcomes.put(pair.source().name(), lost(pair));
    }
  }

  private void work(
      Sides sides,
      ConcurrentLinkedQueue<TablePairs.Pair> open,
      Structure there,
      Structure here,
      Map<TableName, TableOutcome> outcomes)
      throws IOException, InterruptedException {
    for (TablePairs.Pair pair = open.poll(); pair != null; pair = open.poll()) {
      TableOutcome outcome =
          new TableComparison(sides.source(), sides.target(), pair, rules, options, progress)
              .run(there, here);
      outcomes.put(pair.source().name(), outcome);
      if (outcome instanceof TableOutcome.NotCompared(_, _, UncomparedReason reason, _)
          && reason == UncomparedReason.CONNECTION_LOST) {
        return;
      }
    }
  }

  private static TableOutcome lost(TablePairs.Pair pair) {
    return new TableOutcome.NotCompared(
        Optional.of(pair.source().name()),
        Optional.of(pair.target().name()),
        UncomparedReason.CONNECTION_LOST,
        "");
  }
}
