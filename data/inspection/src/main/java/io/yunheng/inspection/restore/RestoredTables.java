/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.restore;

import io.yunheng.database.ComparisonOptions;
import io.yunheng.database.ComparisonReport;
import io.yunheng.database.DatabaseContent;
import io.yunheng.database.DatabaseLogin;
import io.yunheng.database.DatabaseRecord;
import io.yunheng.database.TableName;
import io.yunheng.database.TableOutcome;
import io.yunheng.database.UncomparedReason;
import io.yunheng.inspection.RestoredDatabase;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.run.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a restored database holds, and compares it with a record. */
public final class RestoredTables {
  private static final int CELL_BYTES = 1 << 24;

  private final InspectionContext look;
  private final Path work;
  private final List<RestoredDatabase.Table> tables = new ArrayList<>();

  public RestoredTables(InspectionContext look, Path work) {
    this.look = look;
    this.work = work;
  }

  public Restoration read(DatabaseLogin login, Optional<DatabaseRecord> record)
      throws IOException, InterruptedException {
    if (record.isPresent()) {
      return compare(login, record.get());
    }
    DatabaseRecord found =
        DatabaseContent.export(
            login, _ -> OutputStream.nullOutputStream(), CELL_BYTES, Progress.SILENT);
    for (DatabaseRecord.RecordedTable one : found.tables()) {
      add(one.name(), RestoredDatabase.State.COUNTED, -1, one.rows(), one.rowSet());
    }
    for (DatabaseRecord.NotTaken one : found.notTaken()) {
      if (one.reason() != UncomparedReason.NOT_A_TABLE) {
        uncompared(one.name(), one.reason());
      }
    }
    look.found(DeepCode.WITHOUT_RECORD, "");
    return new Restoration(Optional.of(restored(found.product())), false, List.of());
  }

  private Restoration compare(DatabaseLogin login, DatabaseRecord record)
      throws InterruptedException {
    ComparisonReport report =
        DatabaseContent.compare(record, login, ComparisonOptions.standard(work), Progress.SILENT);
    Map<TableName, DatabaseRecord.RecordedTable> recorded = new HashMap<>();
    record.tables().forEach(table -> recorded.put(table.name(), table));
    boolean all = record.complete();
    for (TableOutcome one : report.tables()) {
      all &= outcome(one, recorded);
    }
    for (DatabaseRecord.NotTaken one : record.notTaken()) {
      if (one.reason() != UncomparedReason.NOT_A_TABLE) {
        uncompared(one.name(), one.reason());
        all = false;
      }
    }
    return new Restoration(Optional.of(restored(report.target().product())), all, List.of());
  }

  private boolean outcome(TableOutcome one, Map<TableName, DatabaseRecord.RecordedTable> recorded) {
    return switch (one) {
      case TableOutcome.Missing(TableName source) -> {
        long rows = rows(recorded, source);
        add(source, RestoredDatabase.State.MISSING, rows, -1, "");
        look.found(DeepCode.TABLE_MISSING, source.toString(), "rows", Long.toString(rows));
        yield false;
      }
      case TableOutcome.Extra(TableName target) -> {
        add(target, RestoredDatabase.State.ADDED, -1, -1, "");
        look.found(DeepCode.TABLE_ADDED, target.toString());
        yield false;
      }
      case TableOutcome.NotCompared(var source, var target, UncomparedReason reason, String _) -> {
        uncompared(source.or(() -> target).orElse(new TableName("", "?")), reason);
        yield false;
      }
      case TableOutcome.DigestDiffers(TableName source, var _, long before, long now, var _) -> {
        add(source, RestoredDatabase.State.DIFFERENT, before, now, "");
        look.found(
            DeepCode.ROWS_DIFFER,
            source.toString(),
            "recorded",
            Long.toString(before),
            "rows",
            Long.toString(now));
        yield false;
      }
      case TableOutcome.Compared compared -> {
        long rows = compared.counts().target();
        if (!compared.whole()) {
          uncompared(compared.source(), compared.uncompared().getFirst().reason());
          yield false;
        }
        DatabaseRecord.RecordedTable table = recorded.get(compared.source());
        add(
            compared.source(),
            RestoredDatabase.State.EQUAL,
            rows,
            rows,
            table == null ? "" : table.rowSet());
        yield true;
      }
    };
  }

  private static long rows(Map<TableName, DatabaseRecord.RecordedTable> recorded, TableName name) {
    DatabaseRecord.RecordedTable table = recorded.get(name);
    return table == null ? -1 : table.rows();
  }

  private void uncompared(TableName name, UncomparedReason reason) {
    add(name, RestoredDatabase.State.NOT_COMPARED, -1, -1, "");
    look.found(DeepCode.TABLE_UNCOMPARED, name.toString(), "reason", reason.code());
  }

  private void add(
      TableName name, RestoredDatabase.State state, long recorded, long rows, String rowSet) {
    tables.add(
        new RestoredDatabase.Table(name.schema(), name.table(), state, recorded, rows, rowSet));
  }

  private RestoredDatabase restored(String product) {
    long rows = tables.stream().mapToLong(table -> Math.max(0, table.rows())).sum();
    tables.sort(Comparator.comparing(RestoredTables::fine));
    return new RestoredDatabase(product, tables.size(), rows, tables).brief(RestoredDatabase.MOST);
  }

  private static boolean fine(RestoredDatabase.Table table) {
    return table.state() == RestoredDatabase.State.EQUAL
        || table.state() == RestoredDatabase.State.COUNTED;
  }
}
