/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which columns of two tables are compared, in which form, and how the tables differ beside their
 * rows.
 *
 * @param key where the key's columns are among the columns; empty if there is no key to go by
 */
record TablePlan(
    List<Compared> columns,
    List<Integer> key,
    List<TableOutcome.Uncompared> uncompared,
    List<StructureDifference> findings) {
  /** Largest text of PostgreSQL and others that have no limit of their own. */
  private static final long UNLIMITED = 1L << 30;

  /** A column of each side and the form both are brought into. */
  record Compared(TableColumn source, TableColumn target, ValueFamily as) {}

  static TablePlan of(Table source, Table target, TypeRules rules, ComparisonOptions options) {
    List<Compared> columns = new ArrayList<>();
    List<TableOutcome.Uncompared> uncompared = new ArrayList<>();
    List<StructureDifference> findings = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    Map<String, TableColumn> partners = new HashMap<>();
    for (TableColumn column : source.columns()) {
      Optional<TableColumn> found = TablePairs.column(column, target, options.foldNames());
      if (found.isEmpty() || !taken.add(found.get().name())) {
        findings.add(
            new StructureDifference(
                StructureCode.COLUMN_MISSING, column.name(), column.type(), ""));
        continue;
      }
      TableColumn partner = found.get();
      partners.put(column.name(), partner);
      compareColumns(column, partner, findings);
      Optional<TypeRules.Pair> pair = rules.pair(column.family(), partner.family());
      Optional<UncomparedReason> reason =
          column
              .reason()
              .or(partner::reason)
              .or(() -> reason(column, partner, pair, options.zone()));
      if (reason.isPresent()) {
        uncompared.add(
            new TableOutcome.Uncompared(
                column.name(),
                partner.name(),
                reason.get(),
                column.type() + " / " + partner.type()));
        if (reason.get() == UncomparedReason.TYPES_APART) {
          findings.add(
              new StructureDifference(
                  StructureCode.TYPE_OTHER, column.name(), column.type(), partner.type()));
        }
      } else {
        columns.add(new Compared(column, partner, pair.orElseThrow().as()));
      }
    }
    for (TableColumn column : target.columns()) {
      if (!taken.contains(column.name())) {
        findings.add(
            new StructureDifference(StructureCode.COLUMN_EXTRA, column.name(), "", column.type()));
      }
    }
    compareKeys(source, target, partners, findings);
    if (!source.consistent() || !target.consistent()) {
      findings.add(
          new StructureDifference(
              StructureCode.NOT_IN_SNAPSHOT,
              "",
              Boolean.toString(source.consistent()),
              Boolean.toString(target.consistent())));
    }
    List<Integer> key = key(source, columns);
    if (key.isEmpty()) {
      findings.add(new StructureDifference(StructureCode.KEY_NONE, "", "", ""));
    }
    return new TablePlan(columns, key, uncompared, findings);
  }

  /** The same without columns whose values are too large. */
  TablePlan without(Set<String> sources, String detail, Table source) {
    List<Compared> kept =
        columns.stream().filter(one -> !sources.contains(one.source().name())).toList();
    List<TableOutcome.Uncompared> more = new ArrayList<>(uncompared);
    for (Compared one : columns) {
      if (sources.contains(one.source().name())) {
        more.add(
            new TableOutcome.Uncompared(
                one.source().name(),
                one.target().name(),
                UncomparedReason.CELLS_TOO_LARGE,
                detail));
      }
    }
    return new TablePlan(kept, key(source, kept), more, findings);
  }

  private static List<Integer> key(Table source, List<Compared> columns) {
    List<Integer> key = new ArrayList<>();
    for (String name : source.key()) {
      int before = key.size();
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).source().name().equals(name)) {
          key.add(i);
        }
      }
      if (key.size() == before) {
        return List.of();
      }
    }
    return List.copyOf(key);
  }

  private static Optional<UncomparedReason> reason(
      TableColumn source,
      TableColumn target,
      Optional<TypeRules.Pair> pair,
      Optional<ZoneId> zone) {
    if (pair.isEmpty()) {
      return Optional.of(UncomparedReason.TYPES_APART);
    }
    return pair.get().zone() && zone.isEmpty() && source.family() != target.family()
        ? Optional.of(UncomparedReason.ZONE_NEEDED)
        : Optional.empty();
  }

  private static void compareColumns(
      TableColumn source, TableColumn target, List<StructureDifference> findings) {
    if (!holds(source, target)) {
      findings.add(
          new StructureDifference(
              StructureCode.TYPE_NARROWER, source.name(), source.type(), target.type()));
    }
    if (source.nullable() != target.nullable()) {
      findings.add(
          new StructureDifference(
              StructureCode.NULLABLE_DIFFERS,
              source.name(),
              source.nullable() ? "NULL" : "NOT NULL",
              target.nullable() ? "NULL" : "NOT NULL"));
    }
    if (source.foldsCase() != target.foldsCase()
        && source.family() != ValueFamily.NONE
        && target.family() != ValueFamily.NONE
        && !(source.collation() + target.collation()).isEmpty()) {
      findings.add(
          new StructureDifference(
              StructureCode.COLLATION_DIFFERS,
              source.name(),
              source.collation(),
              target.collation()));
    }
  }

  private static void compareKeys(
      Table source,
      Table target,
      Map<String, TableColumn> partners,
      List<StructureDifference> findings) {
    List<String> there =
        source.key().stream()
            .map(name -> partners.containsKey(name) ? partners.get(name).name() : "")
            .toList();
    if (!there.equals(target.key()) || source.primary() != target.primary()) {
      findings.add(
          new StructureDifference(
              StructureCode.KEY_DIFFERS,
              "",
              (source.primary() ? "primary " : "") + String.join(", ", source.key()),
              (target.primary() ? "primary " : "") + String.join(", ", target.key())));
    }
  }

  /** Whether every value of the one type is one of the other, as far as types tell. */
  private static boolean holds(TableColumn source, TableColumn target) {
    boolean number =
        target.family() == ValueFamily.INTEGER || target.family() == ValueFamily.DECIMAL;
    return switch (source.family()) {
      case INTEGER -> number ? digits(source, target) : target.family() != ValueFamily.SINGLE;
      case DECIMAL -> !number || digits(source, target);
      case DOUBLE -> target.family() != ValueFamily.SINGLE;
      case TEXT, PADDED, BYTES, BITS, JSON -> {
        long needed = source.length() < 0 ? UNLIMITED : source.length();
        boolean unlimited = source.length() < 0 && source.family() == ValueFamily.BITS;
        yield target.length() < 0 || (!unlimited && target.length() >= needed);
      }
      case TIME, DATETIME, INSTANT ->
          (target.scale() < 0 || source.scale() <= target.scale())
              && (!target.base().equals("timestamp")
                  || target.family() != ValueFamily.INSTANT
                  || source.base().equals("timestamp"));
      case SINGLE, BOOLEAN, DATE, ZONED_TIME, UUID, INTERVAL, NETWORK, HARDWARE, SET, ARRAY, NONE ->
          true;
    };
  }

  private static boolean digits(TableColumn source, TableColumn target) {
    if (source.family() == ValueFamily.INTEGER && target.family() == ValueFamily.INTEGER) {
      boolean fits =
          source.unsigned() == target.unsigned()
              ? target.length() >= source.length()
              : source.unsigned() && target.length() > source.length();
      return fits;
    }
    if (target.family() == ValueFamily.DECIMAL && target.length() < 0) {
      return true;
    }
    if (source.family() == ValueFamily.DECIMAL && source.length() < 0) {
      return false;
    }
    return whole(target) >= whole(source) && target.scale() >= source.scale();
  }

  private static long whole(TableColumn column) {
    return column.family() == ValueFamily.INTEGER
        ? (column.length() * 301 + 999) / 1000
        : column.length() - column.scale();
  }
}
