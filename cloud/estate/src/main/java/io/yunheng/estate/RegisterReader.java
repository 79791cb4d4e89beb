/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import io.yunheng.estate.register.RegisterCells;
import io.yunheng.estate.register.RegisterLayout;
import io.yunheng.estate.register.TypedText;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.Language;
import io.yunheng.fault.Problems;
import io.yunheng.files.ExcelCell;
import io.yunheng.files.ExcelLimits;
import io.yunheng.files.ExcelReader;
import io.yunheng.files.ExcelRow;
import io.yunheng.files.ExcelVisitor;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads registers from Excel files. Holds no state; safe for use by many threads. */
public final class RegisterReader {
  /** The reason of a kind that was not declared to be registered completely. */
  public static final String NOT_DECLARED = "register-not-declared-complete";

  /** The collector of all origins of registers. */
  public static final String COLLECTOR = "register";

  private RegisterReader() {}

  /**
   * The estate that a register describes.
   *
   * @param file its name, for messages and origins
   * @param problems where everything wrong with its contents is told
   * @throws io.yunheng.fault.FaultException if it cannot be read as an Excel file at all
   */
  public static Estate read(Path path, String file, RegisterSource source, Problems problems) {
    Reading reading = new Reading(file, source, problems, false);
    new ExcelReader(ExcelLimits.USUAL).read(path, file, reading, problems);
    return reading.estate();
  }

  /**
   * The registers of a file, cell by cell as they were typed: the same that {@link #read} takes. A
   * cell that is wrong is left out of its row, a row that is wrong out of its register.
   *
   * @param file its name, for messages
   * @param problems where everything wrong with its contents is told
   * @throws io.yunheng.fault.FaultException if it cannot be read as an Excel file at all
   */
  public static List<TypedRegister> typed(Path path, String file, Problems problems) {
    RegisterSource source =
        new RegisterSource(
            new EstateHeader(file, "", Instant.EPOCH, EstateHeader.PLATFORM, List.of(), ""),
            ZoneOffset.UTC,
            Origin.Manner.TYPED);
    Reading reading = new Reading(file, source, problems, true);
    new ExcelReader(ExcelLimits.USUAL).read(path, file, reading, problems);
    return reading.registers();
  }

  private static final class Reading implements ExcelVisitor {
    private final RegisterLayout layout = new RegisterLayout();
    private final String file;
    private final RegisterSource source;
    private final Problems problems;
    private final boolean typing;
    private final Map<Kind, Sheet<?>> sheets = new EnumMap<>(Kind.class);
    private final Map<Kind, Boolean> declared = new EnumMap<>(Kind.class);

    /**
     * Reads a file.
     *
     * @param typing whether cells are wanted as they were typed, and no records
     */
    Reading(String file, RegisterSource source, Problems problems, boolean typing) {
      this.file = file;
      this.source = source;
      this.problems = problems;
      this.typing = typing;
    }

    @Override
    public boolean wants(String sheet) {
      if (layout.isNotes(sheet)) {
        return true;
      }
      Optional<Kind> kind = layout.kind(sheet);
      if (kind.isEmpty()) {
        problems.add(
            FaultCode.REGISTER_SHEET_UNKNOWN,
            "file",
            file,
            "sheet",
            sheet,
            "known",
            layout.known(Language.ZH));
        return false;
      }
      Sheet<?> earlier = sheets.get(kind.get());
      if (earlier != null) {
        problems.add(
            FaultCode.REGISTER_SHEET_TWICE, "file", file, "sheet", sheet, "other", earlier.name);
        return false;
      }
      sheets.put(kind.get(), new Sheet<>(sheet, kind.get().shape()));
      return true;
    }

    @Override
    public void row(String sheet, ExcelRow row) {
      if (layout.isNotes(sheet)) {
        declaration(row);
      } else {
        layout.kind(sheet).map(sheets::get).ifPresent(found -> found.row(row));
      }
    }

    @Override
    public void end(String sheet) {
      layout.kind(sheet).map(sheets::get).ifPresent(Sheet::end);
    }

    Estate estate() {
      Estate.Builder builder = Estate.builder(source.header());
      for (Map.Entry<Kind, Sheet<?>> entry : sheets.entrySet()) {
        Kind kind = entry.getKey();
        Sheet<?> sheet = entry.getValue();
        builder.addAll(kind, sheet.records.values());
        boolean complete = declared.getOrDefault(kind, false);
        builder.add(
            new Coverage(
                kind,
                Coverage.WHOLE,
                complete ? Understanding.COMPLETE : Understanding.PARTIAL,
                complete ? "" : NOT_DECLARED,
                complete ? "" : "register:" + kind.code(),
                sheet.records.size(),
                origin(sheet.name)));
      }
      return builder.build();
    }

    List<TypedRegister> registers() {
      return sheets.entrySet().stream()
          .map(
              entry ->
                  new TypedRegister(
                      entry.getKey(),
                      declared.getOrDefault(entry.getKey(), false),
                      entry.getValue().typed))
          .toList();
    }

    private void declaration(ExcelRow row) {
      Optional<Kind> kind = row.cell(0).map(ExcelCell::text).flatMap(layout::kind);
      if (kind.isEmpty()) {
        return;
      }
      String typed = row.cell(1).map(ExcelCell::text).orElse("");
      if (typed.isBlank()) {
        return;
      }
      Optional<Boolean> complete = RegisterLayout.truth(typed);
      if (complete.isPresent()) {
        declared.put(kind.get(), complete.get());
      } else {
        problems.add(
            FaultCode.REGISTER_BOOLEAN_INVALID,
            "file",
            file,
            "sheet",
            RegisterLayout.NOTES.getOrDefault(Language.ZH, ""),
            "row",
            Integer.toString(row.number()),
            "column",
            "B",
            "title",
            row.cell(0).map(ExcelCell::text).orElse(""),
            "value",
            typed);
      }
    }

    private Origin origin(String place) {
      return new Origin(
          COLLECTOR,
          file + ", sheet '" + place + "'",
          source.header().collectedAt(),
          source.manner());
    }

    /** The rows of one kind. */
    private final class Sheet<R extends Resource> {
      private final String name;
      private final Shape<R> shape;
      private final RegisterCells cells;
      private final Map<String, R> records = new TreeMap<>();
      private final List<TypedRow> typed = new ArrayList<>();
      private final Map<String, Integer> rows = new HashMap<>();
      private final Map<Integer, Integer> columns = new TreeMap<>();
      private int idColumn = -1;
      private int headerRow;

      Sheet(String name, Shape<R> shape) {
        this.name = name;
        this.shape = shape;
        this.cells = new RegisterCells(layout, problems, file, name, shape.kind(), source.zone());
      }

      void row(ExcelRow row) {
        if (idColumn < 0) {
          if (row.number() <= RegisterLayout.MOST_ROWS_ABOVE) {
            header(row);
          }
        } else if (!(row.number() == headerRow + 1 && titlesAgain(row))) {
          record(row);
        }
      }

      void end() {
        if (idColumn < 0) {
          problems.add(
              FaultCode.REGISTER_HEADER_MISSING,
              "file",
              file,
              "sheet",
              name,
              "title",
              RegisterLayout.ID.getOrDefault(Language.ZH, ""),
              "limit",
              Integer.toString(RegisterLayout.MOST_ROWS_ABOVE));
        }
      }

      private void header(ExcelRow row) {
        Optional<Integer> id =
            row.cells().entrySet().stream()
                .filter(cell -> layout.isId(cell.getValue().text()))
                .map(Map.Entry::getKey)
                .findFirst();
        if (id.isEmpty()) {
          return;
        }
        idColumn = id.get();
        headerRow = row.number();
        Map<Integer, Integer> taken = new HashMap<>();
        row.cells()
            .forEach(
                (index, cell) -> {
                  if (index != idColumn) {
                    title(index, cell.text(), taken);
                  }
                });
      }

      private void title(int index, String title, Map<Integer, Integer> taken) {
        Optional<Integer> column = layout.column(shape, title);
        if (column.isEmpty()) {
          problems.add(
              FaultCode.REGISTER_COLUMN_UNKNOWN,
              "file",
              file,
              "sheet",
              name,
              "column",
              ExcelRow.letters(index),
              "title",
              title);
          return;
        }
        Integer other = taken.putIfAbsent(column.get(), index);
        if (other != null) {
          problems.add(
              FaultCode.REGISTER_COLUMN_TWICE,
              "file",
              file,
              "sheet",
              name,
              "title",
              title,
              "column",
              ExcelRow.letters(index),
              "other",
              ExcelRow.letters(other));
          return;
        }
        columns.put(index, column.get());
      }

      private boolean titlesAgain(ExcelRow row) {
        return row.cells().entrySet().stream()
            .allMatch(
                cell ->
                    cell.getKey() == idColumn
                        ? layout.isId(cell.getValue().text())
                        : layout.column(shape, cell.getValue().text()).isPresent());
      }

      private void record(ExcelRow row) {
        Origin origin =
            new Origin(
                COLLECTOR,
                file + ", sheet '" + name + "', row " + row.number(),
                source.header().collectedAt(),
                source.manner());
        Optional<String> id =
            row.cell(idColumn)
                .map(cell -> TypedText.read(cell.text()))
                .filter(text -> !text.isBlank());
        if (id.isEmpty()) {
          problems.add(
              FaultCode.REGISTER_ID_MISSING,
              "file",
              file,
              "sheet",
              name,
              "row",
              Integer.toString(row.number()),
              "title",
              RegisterLayout.ID.getOrDefault(Language.ZH, ""));
          return;
        }
        Integer other = rows.putIfAbsent(id.get(), row.number());
        if (other != null) {
          problems.add(
              FaultCode.REGISTER_DUPLICATE_ID,
              "file",
              file,
              "sheet",
              name,
              "row",
              Integer.toString(row.number()),
              "id",
              id.get(),
              "other",
              Integer.toString(other));
          return;
        }
        if (typing) {
          typed.add(new TypedRow(id.get(), typed(row, origin)));
          return;
        }
        Row built = shape.row(id.get(), origin, Gap.notRecorded(origin));
        columns.forEach((index, column) -> built.set(column, fact(row, index, column, origin)));
        records.put(id.get(), shape.build(built));
      }

      private Map<String, String> typed(ExcelRow row, Origin origin) {
        Map<String, String> all = new HashMap<>();
        columns.forEach(
            (index, column) -> {
              long wrong = problems.count();
              String cell = cells.typed(row.cell(index), place(row, index, column, origin));
              if (problems.count() == wrong) {
                all.put(shape.columns().get(column).name(), cell);
              }
            });
        return all;
      }

      private Fact<?> fact(ExcelRow row, int index, int column, Origin origin) {
        return cells.fact(row.cell(index), place(row, index, column, origin));
      }

      private RegisterCells.Place place(ExcelRow row, int index, int column, Origin origin) {
        return new RegisterCells.Place(row.number(), index, shape.columns().get(column), origin);
      }
    }
  }
}
