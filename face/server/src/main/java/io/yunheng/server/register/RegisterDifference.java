/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.register;

import io.yunheng.access.RandomId;
import io.yunheng.access.TokenDigest;
import io.yunheng.casework.RegisterCell;
import io.yunheng.casework.RegisterEdit;
import io.yunheng.casework.RegisterRow;
import io.yunheng.casework.RegisterWhole;
import io.yunheng.estate.Kind;
import io.yunheng.estate.TypedRegister;
import io.yunheng.estate.TypedRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One difference between a register in tables and the same in a file, by row. */
sealed interface RegisterDifference {
  /** The register. */
  Kind kind();

  /** What makes it as in the file. */
  List<RegisterEdit> edits();

  /** A row that the file has and the tables do not. */
  record Added(Kind kind, TypedRow row) implements RegisterDifference {
    @Override
    public List<RegisterEdit> edits() {
      return List.of(new RegisterEdit.Add(kind.code(), row.name(), row.cells()));
    }
  }

  /** A row of which some cells differ. */
  record Changed(Kind kind, RandomId row, String name, List<CellChange> cells)
      implements RegisterDifference {
    public Changed {
      cells = List.copyOf(cells);
    }

    @Override
    public List<RegisterEdit> edits() {
      return cells.stream()
          .<RegisterEdit>map(
              cell -> new RegisterEdit.Type(row, cell.column(), cell.then(), cell.version()))
          .toList();
    }
  }

  /**
   * A cell that differs.
   *
   * @param now what stands in the table
   * @param then what the file has
   * @param version of the cell in the table
   */
  record CellChange(String column, String now, String then, long version) {}

  /** A row that the tables have and the file does not. */
  record Gone(Kind kind, RandomId row, String name, long version) implements RegisterDifference {
    @Override
    public List<RegisterEdit> edits() {
      return List.of(new RegisterEdit.Remove(row, version));
    }
  }

  /**
   * Another word on the completeness of the register.
   *
   * @param whole what the file says
   */
  record Declared(Kind kind, boolean whole, long version) implements RegisterDifference {
    @Override
    public List<RegisterEdit> edits() {
      return List.of(new RegisterEdit.Declare(kind.code(), whole, version));
    }
  }

  /** All differences of a register, in the order of the file; then what only the tables have. */
  static List<RegisterDifference> of(
      TypedRegister file, List<RegisterRow> rows, Optional<RegisterWhole> whole) {
    Map<String, RegisterRow> there =
        rows.stream()
            .collect(
                Collectors.toMap(
                    RegisterRow::name, row -> row, (first, _) -> first, LinkedHashMap::new));
    Set<String> named = new HashSet<>();
    List<RegisterDifference> all = new ArrayList<>();
    if (file.whole() != whole.map(RegisterWhole::whole).orElse(false)) {
      all.add(
          new Declared(file.kind(), file.whole(), whole.map(RegisterWhole::version).orElse(0L)));
    }
    for (TypedRow row : file.rows()) {
      named.add(row.name());
      Optional<RegisterRow> now = Optional.ofNullable(there.get(row.name()));
      if (now.isEmpty()) {
        all.add(new Added(file.kind(), row));
      } else {
        List<CellChange> cells = cells(row, now.get());
        if (!cells.isEmpty()) {
          all.add(new Changed(file.kind(), now.get().id(), row.name(), cells));
        }
      }
    }
    there.forEach(
        (name, row) -> {
          if (!named.contains(name)) {
            all.add(new Gone(file.kind(), row.id(), name, row.version()));
          }
        });
    return all;
  }

  private static List<CellChange> cells(TypedRow file, RegisterRow now) {
    List<CellChange> cells = new ArrayList<>();
    new TreeMap<>(file.cells())
        .forEach(
            (column, then) -> {
              if (!now.typed(column).equals(then)) {
                cells.add(
                    new CellChange(
                        column,
                        now.typed(column),
                        then,
                        now.cell(column).map(RegisterCell::version).orElse(0L)));
              }
            });
    return cells;
  }

  /** Stands for differences as they are now, with the versions in the tables. */
  static String digest(List<RegisterDifference> all) {
    return TokenDigest.of(all.toString()).text();
  }
}
