/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import io.yunheng.database.CellValue;
import io.yunheng.database.ComparisonReport;
import io.yunheng.database.DefinitionOutcome;
import io.yunheng.database.RowDifference;
import io.yunheng.database.StructureDifference;
import io.yunheng.database.TableName;
import io.yunheng.database.TableOutcome;
import io.yunheng.fault.Word;
import io.yunheng.migration.configuration.MoveFindings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Converts the findings of a database comparison to the format of a run. */
public final class DatabaseFindings {
  /** The form of these comparisons in runs. */
  public static final String FORM = "database";

  private final MoveFindings<MigrationCode> findings;
  private long before;
  private long after;
  private long same;

  private DatabaseFindings(MigrationRules rules) {
    this.findings = rules.findings();
  }

  /**
   * The comparison.
   *
   * @param at when it was made
   */
  public static MoveComparison of(ComparisonReport report, MigrationRules rules, Instant at) {
    return new DatabaseFindings(rules).comparison(report, at);
  }

  private MoveComparison comparison(ComparisonReport report, Instant at) {
    side(report.source(), true);
    side(report.target(), false);
    report.tables().forEach(this::table);
    for (TableOutcome.NotCompared other : report.others()) {
      add(
          MigrationCode.OBJECT_NOT_COMPARED,
          other.source(),
          other.target(),
          Map.of("kind", other.detail(), "reason", other.reason().code()));
    }
    report.definitions().forEach(this::definition);
    if (report.tables().isEmpty()) {
      add(MigrationCode.NOTHING_COMPARED, Optional.empty(), Optional.empty(), Map.of());
    }
    add(
        MigrationCode.COMPARED,
        Optional.empty(),
        Optional.empty(),
        Map.of(
            "countBefore",
            "" + before,
            "countAfter",
            "" + after,
            "same",
            "" + same,
            "unit",
            "rows"));
    return findings.comparison(FORM, named(report.source(), at), named(report.target(), at));
  }

  private static ComparedSide named(ComparisonReport.Side side, Instant at) {
    return new ComparedSide(
        side.address() + " (" + side.product() + ")", Optional.of(at), Optional.empty());
  }

  private void side(ComparisonReport.Side side, boolean source) {
    Optional<String> place = Optional.of(side.address());
    Map<String, String> details = Map.of("product", side.product());
    if (!side.consistent()) {
      put(MigrationCode.SNAPSHOT_NONE, place, source, details);
    }
    if (!side.complete()) {
      put(MigrationCode.DATABASE_PARTLY_SEEN, place, source, details);
    }
    if (!side.verified()) {
      put(MigrationCode.ENGINE_UNTRIED, place, source, details);
    }
  }

  private void put(
      MigrationCode code, Optional<String> place, boolean source, Map<String, String> details) {
    findings.add(code, place.filter(_ -> source), place.filter(_ -> !source), details);
  }

  private void add(
      MigrationCode code,
      Optional<TableName> source,
      Optional<TableName> target,
      Map<String, String> details) {
    findings.add(code, source.map(TableName::toString), target.map(TableName::toString), details);
  }

  private void table(TableOutcome outcome) {
    switch (outcome) {
      case TableOutcome.Missing(TableName source) ->
          add(MigrationCode.TABLE_MISSING, Optional.of(source), Optional.empty(), Map.of());
      case TableOutcome.Extra(TableName target) ->
          add(MigrationCode.TABLE_ADDED, Optional.empty(), Optional.of(target), Map.of());
      case TableOutcome.NotCompared(var source, var target, var reason, String detail) ->
          add(
              MigrationCode.TABLE_NOT_COMPARED,
              source,
              target,
              Map.of("reason", reason.code(), "detail", dash(detail)));
      case TableOutcome.DigestDiffers(
              TableName source,
              TableName target,
              long recorded,
              long rows,
              List<StructureDifference> structure) -> {
        before += recorded;
        after += rows;
        add(
            MigrationCode.ROWS_DIFFER,
            Optional.of(source),
            Optional.of(target),
            Map.of("before", "" + recorded, "after", "" + rows));
        structure.forEach(one -> structure(source, target, one));
      }
      case TableOutcome.Compared compared -> compared(compared);
    }
  }

  private void definition(DefinitionOutcome one) {
    Optional<TableName> none = Optional.empty();
    switch (one) {
      case DefinitionOutcome.Same _ -> {}
      case DefinitionOutcome.Differs(String kind, TableName source, TableName target, int line) ->
          add(
              MigrationCode.DEFINITION_DIFFERS,
              Optional.of(source),
              Optional.of(target),
              Map.of("kind", kind, "line", Integer.toString(line)));
      case DefinitionOutcome.Missing(String kind, TableName source) ->
          add(MigrationCode.DEFINITION_MISSING, Optional.of(source), none, Map.of("kind", kind));
      case DefinitionOutcome.Added(String kind, TableName target) ->
          add(MigrationCode.DEFINITION_ADDED, none, Optional.of(target), Map.of("kind", kind));
      case DefinitionOutcome.Behind(
              String kind,
              TableName source,
              TableName target,
              String there,
              String here) ->
          add(
              MigrationCode.COUNTER_BEHIND,
              Optional.of(source),
              Optional.of(target),
              Map.of("kind", kind, "before", there, "after", here));
      case DefinitionOutcome.NotFound(String kind, TableName source) ->
          add(MigrationCode.DEFINITION_NOT_FOUND, Optional.of(source), none, Map.of("kind", kind));
      case DefinitionOutcome.NotCompared(String kind, var source, var target, var reason) ->
          add(
              MigrationCode.DEFINITION_NOT_COMPARED,
              source,
              target,
              Map.of("kind", kind, "reason", reason.code()));
    }
  }

  private void compared(TableOutcome.Compared table) {
    Optional<TableName> source = Optional.of(table.source());
    Optional<TableName> target = Optional.of(table.target());
    TableOutcome.Counts counts = table.counts();
    before += counts.source();
    after += counts.target();
    same += counts.equal();
    table.named().forEach(row -> row(table, row));
    if (!table.rowsEqual()
        && table.named().size() < counts.missing() + counts.extra() + counts.changed()
        && table.named().stream().noneMatch(RowDifference.Counted.class::isInstance)) {
      add(
          MigrationCode.ROWS_MORE,
          source,
          target,
          Map.of(
              "missing", "" + counts.missing(),
              "extra", "" + counts.extra(),
              "changed", "" + counts.changed()));
    } else if (!table.rowsEqual() && counted(table) < counts.missing() + counts.extra()) {
      add(
          MigrationCode.ROWS_MORE,
          source,
          target,
          Map.of("missing", "" + counts.missing(), "extra", "" + counts.extra(), "changed", "0"));
    }
    for (TableOutcome.Uncompared column : table.uncompared()) {
      String name =
          column.source().equals(column.target()) || column.target().isEmpty()
              ? column.source()
              : column.source().isEmpty()
                  ? column.target()
                  : column.source() + " / " + column.target();
      add(
          MigrationCode.COLUMN_NOT_COMPARED,
          source,
          target,
          Map.of(
              "column", name, "reason", column.reason().code(), "detail", dash(column.detail())));
    }
    table.structure().forEach(one -> structure(table.source(), table.target(), one));
  }

  /** How many rows too few or too many those that are named without a key explain. */
  private static long counted(TableOutcome.Compared table) {
    long counted = 0;
    for (RowDifference one : table.named()) {
      counted +=
          one instanceof RowDifference.Counted(var _, long there, long here, var _)
              ? Math.abs(there - here)
              : 1;
    }
    return counted;
  }

  private void structure(TableName source, TableName target, StructureDifference one) {
    Word.of(MigrationCode.class, "table-" + one.code().code())
        .ifPresent(
            code ->
                add(
                    code,
                    Optional.of(source),
                    Optional.of(target),
                    Map.of(
                        "column", one.column(), "source", one.source(), "target", one.target())));
  }

  private void row(TableOutcome.Compared table, RowDifference row) {
    Optional<TableName> source = Optional.of(table.source());
    Optional<TableName> target = Optional.of(table.target());
    switch (row) {
      case RowDifference.Missing(var key) ->
          add(MigrationCode.ROW_MISSING, source, target, Map.of("key", shown(key)));
      case RowDifference.Extra(var key) ->
          add(MigrationCode.ROW_ADDED, source, target, Map.of("key", shown(key)));
      case RowDifference.Changed(var key, var columns) ->
          add(
              MigrationCode.ROW_CHANGED,
              source,
              target,
              Map.of(
                  "key",
                  shown(key),
                  "columns",
                  columns.stream().map(DatabaseFindings::shown).collect(Collectors.joining(", "))));
      case RowDifference.Counted(String digest, long there, long here, var values) ->
          add(
              MigrationCode.ROW_COUNT,
              source,
              target,
              Map.of(
                  "key",
                  values.isEmpty() ? "#" + digest : shown(values),
                  "before",
                  "" + there,
                  "after",
                  "" + here));
    }
  }

  private static String shown(RowDifference.Differing one) {
    return one.source().isPresent() && one.target().isPresent()
        ? one.column() + " (" + shown(one.source().get()) + " → " + shown(one.target().get()) + ")"
        : one.column();
  }

  private static String shown(List<RowDifference.Named> key) {
    return key.stream()
        .map(one -> one.column() + "=" + shown(one.value()))
        .collect(Collectors.joining(", "));
  }

  private static String shown(CellValue value) {
    return value.isNull() ? "NULL" : value.text();
  }

  private static String dash(String text) {
    return text.isBlank() ? "-" : text;
  }
}
