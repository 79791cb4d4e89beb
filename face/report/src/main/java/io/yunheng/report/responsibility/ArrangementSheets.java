/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.fault.Problems;
import io.yunheng.files.ExcelLimits;
import io.yunheng.files.ExcelReader;
import io.yunheng.files.ExcelRow;
import io.yunheng.files.ExcelVisitor;
import io.yunheng.files.Fields;
import io.yunheng.files.Node;
import io.yunheng.files.Node.Mapping;
import io.yunheng.files.Node.Scalar;
import io.yunheng.files.Node.Sequence;
import io.yunheng.report.words.Words;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.ArrangementReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an arrangement from a workbook as {@link ArrangementWorkbook} writes it and people fill it
 * in: sheets and columns in either language and any order. It is checked as the YAML form is;
 * everything that is wrong is told together, with its sheet, row and column. Lines are rows.
 */
public final class ArrangementSheets {
  private final String file;
  private final FormCells cells;
  private final Problems problems = new Problems();
  private final List<Words> languages = List.of(Words.in(Language.ZH), Words.in(Language.EN));
  private final Map<String, FormTable> tables = new LinkedHashMap<>();
  private final Set<String> unknown = new HashSet<>();
  private final Set<String> spoilt = new HashSet<>();
  private final Set<String> merged = new HashSet<>();
  private final Map<String, Integer> asked = new HashMap<>();

  private ArrangementSheets(String file, Set<String> behaviours) {
    this.file = file;
    this.cells = new FormCells(behaviours);
  }

  /**
   * Reads a file.
   *
   * @param behaviours the ids of the behaviours there are
   * @throws FaultException with everything that is wrong
   */
  public static Arrangement read(Path file, Set<String> behaviours) {
    return placed(file, behaviours).arrangement();
  }

  /** Reads a file as {@link #read} does, with the names of its sheets. */
  public static PlacedArrangement placed(Path file, Set<String> behaviours) {
    ArrangementSheets sheets =
        new ArrangementSheets(String.valueOf(file.getFileName()), behaviours);
    Arrangement arrangement = sheets.arrangement(file, behaviours);
    Map<String, String> names = new HashMap<>();
    sheets.tables.forEach((section, table) -> names.put(section, table.name()));
    return new PlacedArrangement(arrangement, names);
  }

  private Arrangement arrangement(Path path, Set<String> behaviours) {
    new ExcelReader(ExcelLimits.USUAL).read(path, file, visitor(), problems);
    for (Fault fault : problems.faults()) {
      if (fault.code() == FaultCode.REGISTER_MERGED_CELLS) {
        merged.add(fault.details().getOrDefault("sheet", ""));
      }
    }
    for (ArrangementForm.Sheet sheet : ArrangementForm.SHEETS) {
      FormTable table = tables.get(sheet.section());
      if (table == null && ArrangementForm.NEEDED.contains(sheet.section())) {
        problems.add(
            FaultCode.ARRANGEMENT_SHEET_MISSING,
            "file",
            file,
            "sheet",
            sheet.name(languages.getFirst()));
        spoilt.add(sheet.section());
      } else if (table != null && (table.lacks("id") || merged.contains(table.name()))) {
        spoilt.add(sheet.section());
      }
    }
    Optional<Arrangement> arrangement = Optional.empty();
    try {
      arrangement = Optional.of(ArrangementReader.read(Filled::new, new Problems(), behaviours));
    } catch (FaultException e) {
      e.faults().stream().filter(this::news).map(this::placed).forEach(problems::add);
    }
    problems.throwIfAny();
    return arrangement.orElseThrow();
  }

  private ExcelVisitor visitor() {
    return new ExcelVisitor() {
      private Optional<FormTable> now = Optional.empty();

      @Override
      public boolean wants(String sheet) {
        now = Optional.empty();
        if (ArrangementForm.UNREAD.stream().anyMatch(section -> called(sheet, section))) {
          return false;
        }
        return ArrangementForm.SHEETS.stream()
            .filter(form -> called(sheet, form.section()))
            .findFirst()
            .map(form -> begins(sheet, form))
            .orElse(true);
      }

      private boolean begins(String sheet, ArrangementForm.Sheet form) {
        boolean chinese = sheet.strip().equals(form.name(languages.getFirst()));
        List<Words> order = chinese ? languages : languages.reversed();
        FormTable table = new FormTable(file, sheet, form, order, cells, problems);
        FormTable other = tables.putIfAbsent(form.section(), table);
        if (other != null) {
          problems.add(
              FaultCode.REGISTER_SHEET_TWICE, "file", file, "sheet", sheet, "other", other.name());
          return false;
        }
        now = Optional.of(table);
        return true;
      }

      @Override
      public void row(String sheet, ExcelRow row) {
        now.ifPresentOrElse(table -> table.row(row), () -> refuse(sheet, row));
      }
    };
  }

  private boolean called(String sheet, String section) {
    String name = sheet.strip();
    return name.equalsIgnoreCase(section)
        || languages.stream()
            .anyMatch(words -> name.equalsIgnoreCase(ArrangementForm.name(words, section)));
  }

  private void refuse(String sheet, ExcelRow row) {
    boolean blank = row.cells().values().stream().allMatch(cell -> cell.text().isBlank());
    if (!blank && unknown.add(sheet)) {
      problems.add(
          FaultCode.REGISTER_SHEET_UNKNOWN,
          "file",
          file,
          "sheet",
          sheet,
          "known",
          String.join(
              ", ",
              ArrangementForm.SHEETS.stream()
                  .map(form -> form.name(languages.getFirst()))
                  .toList()));
    }
  }

  /** The filled-in sheets, as the reader of arrangements wants them. */
  private final class Filled implements ArrangementReader.Writing {
    private final Problems told;
    private final Fields head;

    private Filled(Problems told) {
      this.told = told;
      this.head = written();
    }

    @Override
    public Fields head() {
      return head;
    }

    private Fields written() {
      Map<String, Node> said = new LinkedHashMap<>();
      said.put("arrangement", new Scalar("1", 1));
      FormTable table = tables.get(ArrangementForm.HEAD);
      if (table == null
          || table.lacks(ArrangementForm.ITEM)
          || table.lacks(ArrangementForm.VALUE)) {
        said.put("name", new Scalar("-", 1));
        said.put("asOf", new Scalar(LocalDate.EPOCH.toString(), 1));
      } else {
        table.rows().forEach(row -> saidOnce(table, row, said));
      }
      for (ArrangementForm.Sheet sheet : ArrangementForm.SHEETS) {
        if (!sheet.section().equals(ArrangementForm.HEAD)
            && !sheet.section().equals(ArrangementForm.CONTENTS)) {
          said.put(sheet.section(), new Sequence(List.of(), 1));
        }
      }
      return Fields.of(table == null ? file : table.place(), new Mapping(said, 1), told);
    }

    private void saidOnce(FormTable table, Mapping row, Map<String, Node> said) {
      String item =
          row.entries().get(ArrangementForm.ITEM) instanceof Scalar(String text, int _) ? text : "";
      Optional<ArrangementForm.Column> column =
          ArrangementForm.SAID_ONCE.stream()
              .filter(one -> names(table, item, one.key()))
              .findFirst();
      if (column.isEmpty()) {
        told.add(
            FaultCode.DATA_KEY_UNKNOWN,
            "file",
            table.place(),
            "line",
            Integer.toString(row.line()),
            "key",
            table.lettered(ArrangementForm.ITEM, item),
            "known",
            String.join(
                ", ",
                ArrangementForm.SAID_ONCE.stream()
                    .map(one -> table.sheet().heading(languages.getFirst(), one.key()))
                    .toList()));
      } else if (asked.putIfAbsent(column.get().key(), row.line()) != null) {
        told.add(
            FaultCode.DATA_ID_TWICE,
            "file",
            table.place(),
            "line",
            Integer.toString(row.line()),
            "key",
            table.lettered(ArrangementForm.ITEM, item),
            "value",
            item);
      } else if (row.entries().get(ArrangementForm.VALUE)
          instanceof Scalar(String text, int line)) {
        boolean day = column.get().kind() == ArrangementForm.Kind.DAY;
        said.put(column.get().key(), new Scalar(day ? FormCells.day(text) : text, line));
      }
    }

    private boolean names(FormTable table, String item, String key) {
      return FormTable.means(item, table.sheet(), key, languages);
    }

    @Override
    public List<Fields> section(String name) {
      FormTable table = tables.get(name);
      if (table == null) {
        return List.of();
      }
      FormReferences references = new FormReferences(table.sheet(), tables);
      List<Mapping> rows = table.rows().stream().map(references::resolved).toList();
      if (name.equals("agreements")) {
        FormContents contents =
            new FormContents(
                Optional.ofNullable(tables.get(ArrangementForm.CONTENTS)), tables, told);
        rows = contents.merged(rows);
      }
      return rows.stream().map(row -> Fields.of(table.place(), row, told)).toList();
    }
  }

  /** Whether a fault is more than what a missing sheet or column, or merged cells bring with it. */
  private boolean news(Fault fault) {
    String key = fault.details().getOrDefault("key", "");
    return table(fault)
        .filter(
            table ->
                table.lacks(key)
                    || merged.contains(table.name())
                    || table
                        .column(key)
                        .flatMap(ArrangementForm.Column::refers)
                        .filter(spoilt::contains)
                        .isPresent())
        .isEmpty();
  }

  private Optional<FormTable> table(Fault fault) {
    String place = fault.details().getOrDefault("file", "");
    return tables.values().stream().filter(table -> table.place().equals(place)).findFirst();
  }

  /** The fault with letters, title and key of the column instead of the key. */
  private Fault placed(Fault fault) {
    String key = fault.details().getOrDefault("key", "");
    Map<String, String> details = new HashMap<>(fault.details());
    table(fault)
        .ifPresent(
            table -> {
              if (!table.sheet().section().equals(ArrangementForm.HEAD)) {
                for (String named : List.of("key", "other")) {
                  String column = fault.details().getOrDefault(named, "");
                  table.column(column).ifPresent(_ -> details.put(named, table.shown(column)));
                }
              } else if (ArrangementForm.SAID_ONCE.stream()
                  .anyMatch(one -> one.key().equals(key))) {
                details.put("key", table.lettered(ArrangementForm.VALUE, table.heading(key)));
                Integer row = asked.get(key);
                if (row != null) {
                  details.put("line", Integer.toString(row));
                }
              }
            });
    return new Fault(fault.code(), details);
  }
}
