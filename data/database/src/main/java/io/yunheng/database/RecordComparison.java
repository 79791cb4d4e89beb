/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import io.yunheng.run.Progress;
import io.yunheng.run.Unit;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares a database with the row-set digests that were recorded of another. */
final class RecordComparison {
  /** Rows are counted so many and one at a time. */
  private static final int COUNTED = 0xffff;

  /** Interruption is asked about after so many rows, as a mask. */
  private static final long STEP = 0x3ff;

  private final DatabaseRecord record;
  private final DatabaseLogin login;
  private final DatabaseSession session;
  private final Structure structure;
  private final TypeRules rules;
  private final ComparisonOptions options;
  private final Progress progress;

  RecordComparison(
      DatabaseRecord record,
      DatabaseLogin login,
      DatabaseSession session,
      Structure structure,
      TypeRules rules,
      ComparisonOptions options,
      Progress progress) {
    this.record = record;
    this.login = login;
    this.session = session;
    this.structure = structure;
    this.rules = rules;
    this.options = options;
    this.progress = progress;
  }

  ComparisonReport run(String address) throws IOException, InterruptedException {
    Map<TableName, DatabaseRecord.RecordedTable> recorded = new HashMap<>();
    List<Table> source = new ArrayList<>();
    for (DatabaseRecord.RecordedTable table : record.tables()) {
      recorded.put(table.name(), table);
      source.add(
          new Table(
              table.name(),
              table.columns().stream().map(RecordedColumn::column).toList(),
              table.key(),
              table.primary(),
              true,
              table.consistent(),
              false));
    }
    TablePairs pairing = TablePairs.of(source, structure.tables(), options);
    List<TableOutcome> outcomes = new ArrayList<>();
    Map<TableName, TableOutcome> ofTables = new HashMap<>();
    boolean lost = false;
    for (TablePairs.Pair pair : pairing.pairs()) {
      DatabaseRecord.RecordedTable table = recorded.get(pair.source().name());
      if (table != null) {
        TableOutcome outcome =
            lost ? not(pair, UncomparedReason.CONNECTION_LOST, "") : compare(table, pair);
        outcomes.add(outcome);
        ofTables.put(table.name(), outcome);
        lost |=
            outcome instanceof TableOutcome.NotCompared(_, _, UncomparedReason reason, _)
                && reason == UncomparedReason.CONNECTION_LOST;
      }
    }
    for (Table table : pairing.missing()) {
      outcomes.add(
          structure.complete()
              ? new TableOutcome.Missing(table.name())
              : new TableOutcome.NotCompared(
                  Optional.of(table.name()),
                  Optional.empty(),
                  UncomparedReason.MAY_BE_HIDDEN,
                  "target"));
    }
    for (Table table : pairing.ambiguous()) {
      outcomes.add(
          new TableOutcome.NotCompared(
              Optional.of(table.name()), Optional.empty(), UncomparedReason.NAME_AMBIGUOUS, ""));
    }
    for (Table table : pairing.extra()) {
      outcomes.add(
          record.notTaken().stream()
                      .anyMatch(one -> one.name().table().equals(table.name().table()))
                  || !record.complete()
              ? new TableOutcome.NotCompared(
                  Optional.empty(), Optional.of(table.name()), UncomparedReason.NOT_RECORDED, "")
              : new TableOutcome.Extra(table.name()));
    }
    List<TableOutcome.NotCompared> others = new ArrayList<>();
    record
        .notTaken()
        .forEach(
            one ->
                others.add(
                    new TableOutcome.NotCompared(
                        Optional.of(one.name()), Optional.empty(), one.reason(), one.detail())));
    return new ComparisonReport(
        new ComparisonReport.Side(
            record.address(),
            record.product(),
            record.consistent(),
            record.complete(),
            record.verified()),
        new ComparisonReport.Side(
            address,
            structure.product(),
            structure.consistent(),
            structure.complete(),
            structure.verified()),
        outcomes,
        others,
        lost ? List.of() : definitions(source, ofTables));
  }

  /** What was recorded of views, routines and the like, beside what there is of them. */
  private List<DefinitionOutcome> definitions(
      List<Table> source, Map<TableName, TableOutcome> ofTables) {
    if (record.definitions().isEmpty() || session.engine() == Engine.JDBC) {
      return List.of();
    }
    return DefinitionComparison.of(
            new Definitions(record.definitions(), List.of()),
            Definitions.of(session, login, structure),
            session.engine().code().equals(record.engine()),
            options,
            TablePairs.schemas(source, structure.tables(), options))
        .stream()
        .filter(one -> !DatabaseComparison.ofTable(one, ofTables))
        .map(this::recorded)
        .toList();
  }

  /** What nobody could read when the record was made is not more than there was. */
  private DefinitionOutcome recorded(DefinitionOutcome outcome) {
    boolean untold =
        outcome instanceof DefinitionOutcome.Added(var _, TableName name)
            && (!record.complete()
                || record.notTaken().stream()
                    .anyMatch(one -> one.name().table().equals(name.table())));
    return untold
        ? new DefinitionOutcome.NotCompared(
            outcome.kind(),
            Optional.empty(),
            Optional.of(outcome.names().getFirst()),
            UncomparedReason.NOT_RECORDED)
        : outcome;
  }

  private static TableOutcome not(TablePairs.Pair pair, UncomparedReason reason, String detail) {
    return new TableOutcome.NotCompared(
        Optional.of(pair.source().name()), Optional.of(pair.target().name()), reason, detail);
  }

  private TableOutcome compare(DatabaseRecord.RecordedTable table, TablePairs.Pair pair)
      throws InterruptedException {
    if (!pair.target().readable()) {
      return not(pair, UncomparedReason.PERMISSION, "target");
    }
    TablePlan plan = TablePlan.of(pair.source(), pair.target(), rules, options);
    List<RowQuery.Part> parts = new ArrayList<>();
    List<TableOutcome.Uncompared> uncompared = new ArrayList<>();
    for (RecordedColumn column : table.columns()) {
      if (column.form() == ValueFamily.NONE) {
        uncompared.add(
            new TableOutcome.Uncompared(
                column.name(), "", UncomparedReason.TYPE_WITHOUT_FORM, column.type()));
        continue;
      }
      Optional<TableColumn> partner =
          TablePairs.column(column.column(), pair.target(), options.foldNames());
      if (partner.isEmpty()
          || partner.get().family() == ValueFamily.NONE
          || Conversions.of(partner.get().family(), column.form(), options.zone()).isEmpty()) {
        return not(pair, UncomparedReason.RECORDED_OTHERWISE, column.name());
      }
      parts.add(
          new RowQuery.Part(
              partner.get(),
              Decoders.of(session.engine(), partner.get(), column.form(), options.zone(), false),
              false));
    }
    if (parts.isEmpty()) {
      return not(pair, UncomparedReason.NO_COLUMNS, "");
    }
    RowSetDigest digest = new RowSetDigest();
    try {
      session.rows(
          new RowQuery(pair.target(), parts, List.of(), List.of()),
          cells -> {
            digest.row(cells);
            if ((digest.rows() & STEP) == 0 && Thread.interrupted()) {
              throw new InterruptedException();
            }
            if ((digest.rows() & COUNTED) == 0) {
              progress.count(Unit.ROWS, COUNTED + 1);
            }
          });
    } catch (SQLException | CellFormException | IOException e) {
      SqlFailure failure = SqlFailure.of(e);
      return not(pair, failure.reason(), "target: " + failure.detail());
    }
    long rows = digest.rows();
    progress.count(Unit.ROWS, rows & COUNTED);
    return rows == table.rows() && digest.value().equals(table.rowSet())
        ? new TableOutcome.Compared(
            table.name(),
            pair.target().name(),
            TableOutcome.Method.RECORD,
            new TableOutcome.Counts(rows, rows, rows, 0, 0, 0),
            List.of(),
            Map.of(),
            uncompared,
            plan.findings())
        : new TableOutcome.DigestDiffers(
            table.name(), pair.target().name(), table.rows(), rows, plan.findings());
  }
}
