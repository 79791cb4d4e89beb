/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.rows;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.casework.RegisterCell;
import io.yunheng.casework.RegisterConflict;
import io.yunheng.casework.RegisterConflict.Reason;
import io.yunheng.casework.RegisterEdit;
import io.yunheng.casework.RegisterOutcome;
import io.yunheng.casework.RegisterRow;
import io.yunheng.casework.RegisterWhole;
import io.yunheng.store.ActKind;
import io.yunheng.store.sql.FieldChanges;
import io.yunheng.store.sql.WriteTransaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Changes of the registers of one case in one transaction: all of them, or none. */
public final class RegisterWriting {
  /** Stands for the id of a row that is yet to be made. */
  private static final RandomId NEW = new RandomId("0".repeat(32));

  private final WriteTransaction transaction;
  private final Handle handle;
  private final RandomId workCase;
  private final String source;
  private final ActAuthor author;
  private final String person;
  private final Map<RandomId, RegisterRow> rows = new HashMap<>();
  private final Set<String> typed = new HashSet<>();
  private final Map<String, Map<String, RandomId>> names = new HashMap<>();
  private final List<RegisterConflict> conflicts = new ArrayList<>();
  private final FieldChanges changes = FieldChanges.none();

  /**
   * Writes in a transaction.
   *
   * @param source the id of the file that the changes came with; empty where they were typed
   * @param author a person
   */
  public RegisterWriting(
      WriteTransaction transaction, RandomId workCase, String source, ActAuthor author) {
    this.transaction = transaction;
    this.handle = transaction.handle();
    this.workCase = workCase;
    this.source = source;
    this.author = author;
    this.person = author.person().orElseThrow().text();
  }

  /** Makes all changes, or none where something stands against one. */
  public RegisterOutcome make(List<RegisterEdit> edits) {
    load(edits.stream().flatMap(edit -> edit.touched().stream()).distinct().toList(), rows);
    edits.forEach(this::check);
    if (!conflicts.isEmpty()) {
      return new RegisterOutcome.Refused(conflicts);
    }
    Set<RandomId> touched = new LinkedHashSet<>();
    for (RegisterEdit edit : edits) {
      make(edit).ifPresent(touched::add);
    }
    if (!changes.isEmpty()) {
      if (!source.isEmpty()) {
        changes.set("source", source);
      }
      RandomId object = touched.size() == 1 ? touched.iterator().next() : workCase;
      transaction.act(author, ActKind.REGISTER_CHANGE, object, Optional.of(workCase), 0, changes);
    }
    Map<RandomId, RegisterRow> now = new LinkedHashMap<>();
    load(List.copyOf(touched), now);
    return new RegisterOutcome.Made(
        touched.stream()
            .map(id -> Optional.ofNullable(now.get(id)))
            .flatMap(Optional::stream)
            .toList());
  }

  private void check(RegisterEdit edit) {
    switch (edit) {
      case RegisterEdit.Add add -> {
        if (names(add.kind()).putIfAbsent(add.name(), NEW) != null) {
          refuse(edit, Reason.NAME_TAKEN);
        }
      }
      case RegisterEdit.Rename rename ->
          row(rename.row())
              .ifPresentOrElse(row -> check(rename, row), () -> refuse(edit, Reason.GONE));
      case RegisterEdit.Remove remove ->
          row(remove.row())
              .ifPresentOrElse(
                  row -> {
                    if (row.version() != remove.version()) {
                      refuse(edit, Reason.STALE);
                    } else {
                      names(row.kind()).remove(row.name());
                    }
                  },
                  () -> refuse(edit, Reason.GONE));
      case RegisterEdit.Type type ->
          row(type.row())
              .ifPresentOrElse(
                  row -> {
                    Optional<RegisterCell> cell = row.cell(type.column());
                    if (cell.map(RegisterCell::version).orElse(0L) != type.version()
                        || !typed.add(row.id() + "/" + type.column())) {
                      conflicts.add(new RegisterConflict(edit, Reason.STALE, cell));
                    }
                  },
                  () -> refuse(edit, Reason.GONE));
      case RegisterEdit.Declare declare -> {
        if (whole(declare.kind()).map(RegisterWhole::version).orElse(0L) != declare.version()) {
          refuse(edit, Reason.STALE);
        }
      }
    }
  }

  private void check(RegisterEdit.Rename rename, RegisterRow row) {
    if (!row.name().equals(rename.was())) {
      refuse(rename, Reason.STALE);
      return;
    }
    Map<String, RandomId> taken = names(row.kind());
    RandomId other = taken.getOrDefault(rename.name(), row.id());
    if (!other.equals(row.id())) {
      refuse(rename, Reason.NAME_TAKEN);
    } else {
      taken.remove(row.name());
      taken.put(rename.name(), row.id());
    }
  }

  private void refuse(RegisterEdit edit, Reason reason) {
    conflicts.add(new RegisterConflict(edit, reason, Optional.empty()));
  }

  /** Makes one change; the row that it touched. */
  private Optional<RandomId> make(RegisterEdit edit) {
    return switch (edit) {
      case RegisterEdit.Add add -> Optional.of(add(add));
      case RegisterEdit.Rename rename -> {
        RegisterRow row = row(rename.row()).orElseThrow();
        if (rename.name().equals(row.name())) {
          yield Optional.empty();
        }
        handle.execute(
            "update register_row set name = ? where id = ?", rename.name(), row.id().text());
        changes.change(label(row.kind(), row.name(), ""), row.name(), rename.name());
        yield touched(row);
      }
      case RegisterEdit.Remove remove -> {
        RegisterRow row = row(remove.row()).orElseThrow();
        handle.execute("update register_row set removed = true where id = ?", row.id().text());
        changes.change(label(row.kind(), row.name(), ""), row.name(), "");
        yield touched(row);
      }
      case RegisterEdit.Type type -> {
        RegisterRow row = row(type.row()).orElseThrow();
        String was = row.typed(type.column());
        if (was.equals(type.typed())) {
          yield Optional.empty();
        }
        type(row.id(), type.column(), type.typed(), row.cell(type.column()));
        changes.change(label(row.kind(), row.name(), type.column()), was, type.typed());
        yield touched(row);
      }
      case RegisterEdit.Declare declare -> {
        declare(declare);
        yield Optional.empty();
      }
    };
  }

  private Optional<RandomId> touched(RegisterRow row) {
    handle.execute("update register_row set version = version + 1 where id = ?", row.id().text());
    return Optional.of(row.id());
  }

  private RandomId add(RegisterEdit.Add add) {
    RandomId id = transaction.drawId();
    handle
        .createUpdate(
            """
            insert into register_row (id, work_case, kind, name, position, removed, created_at, version)
            select :id, :case, :kind, :name, coalesce(max(position), 0) + 1, false, :at, 1
              from register_row where work_case = :case and kind = :kind
            """)
        .bind("id", id.text())
        .bind("case", workCase.text())
        .bind("kind", add.kind())
        .bind("name", add.name())
        .bind("at", transaction.at())
        .execute();
    changes.set(label(add.kind(), add.name(), ""), add.name());
    add.cells()
        .forEach(
            (column, typed) -> {
              if (!typed.isEmpty()) {
                type(id, column, typed, Optional.empty());
                changes.set(label(add.kind(), add.name(), column), typed);
              }
            });
    return id;
  }

  /** Writes a cell and keeps what stood in it. */
  private void type(RandomId row, String column, String typed, Optional<RegisterCell> was) {
    if (was.isEmpty()) {
      handle.execute(
          "insert into register_cell (row_id, column_name, typed, version, changed_at, changed_by,"
              + " source) values (?, ?, ?, 1, ?, ?, ?)",
          row.text(),
          column,
          typed,
          transaction.at(),
          person,
          source);
      return;
    }
    handle.execute(
        "insert into register_past (row_id, column_name, version, typed, changed_at, changed_by,"
            + " source) select row_id, column_name, version, typed, changed_at, changed_by, source"
            + " from register_cell where row_id = ? and column_name = ?",
        row.text(),
        column);
    handle.execute(
        "update register_cell set typed = ?, version = version + 1, changed_at = ?, changed_by = ?,"
            + " source = ? where row_id = ? and column_name = ?",
        typed,
        transaction.at(),
        person,
        source,
        row.text(),
        column);
  }

  private void declare(RegisterEdit.Declare declare) {
    Optional<RegisterWhole> was = whole(declare.kind());
    if (was.isPresent() && was.get().whole() == declare.whole()) {
      return;
    }
    handle.execute(
        was.isPresent()
            ? "update register_whole set whole = ?, changed_at = ?, changed_by = ?,"
                + " version = version + 1 where work_case = ? and kind = ?"
            : "insert into register_whole (whole, changed_at, changed_by, work_case, kind, version)"
                + " values (?, ?, ?, ?, ?, 1)",
        declare.whole(),
        transaction.at(),
        person,
        workCase.text(),
        declare.kind());
    changes.change(
        label(declare.kind(), "", "whole"),
        was.map(one -> Boolean.toString(one.whole())).orElse(""),
        Boolean.toString(declare.whole()));
  }

  /** How an act names a cell: kind, row and column. */
  private static String label(String kind, String row, String column) {
    return column.isEmpty() ? kind + "/" + row : kind + "/" + row + "/" + column;
  }

  private Optional<RegisterRow> row(RandomId id) {
    return Optional.ofNullable(rows.get(id));
  }

  /** Reads those of some rows that are there. */
  private void load(List<RandomId> ids, Map<RandomId, RegisterRow> into) {
    for (int from = 0; from < ids.size(); from += RegisterColumns.IDS_AT_ONCE) {
      List<RandomId> some =
          ids.subList(from, Math.min(ids.size(), from + RegisterColumns.IDS_AT_ONCE));
      RegisterColumns.filled(handle, RegisterColumns.rows(handle, workCase, some))
          .forEach(row -> into.put(row.id(), row));
    }
  }

  private Map<String, RandomId> names(String kind) {
    return names.computeIfAbsent(
        kind,
        one -> {
          Map<String, RandomId> found = new HashMap<>();
          new RowSelect(RegisterColumns.ROW_NAMES, "register_row r")
              .where("r.work_case = :case", "case", workCase.text())
              .where("r.kind = :kind", "kind", one)
              .where("r.removed = false")
              .all(handle, "r.id", RegisterColumns::row)
              .forEach(row -> found.put(row.name(), row.id()));
          return found;
        });
  }

  private Optional<RegisterWhole> whole(String kind) {
    return new RowSelect(RegisterColumns.WHOLE_NAMES, "register_whole w")
        .where("w.work_case = :case", "case", workCase.text())
        .where("w.kind = :kind", "kind", kind)
        .one(handle, RegisterColumns::whole);
  }
}
