/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.word;

import java.util.List;

/**
 * A table.
 *
 * @param widths of the columns, relative to each other; together they are as wide as the text
 * @param heads of the columns, repeated on each page; none for a table of labels and values
 */
public record WordTable(List<Integer> widths, List<String> heads, List<Row> rows) {
  public WordTable {
    widths = List.copyOf(widths);
    heads = List.copyOf(heads);
    rows = List.copyOf(rows);
  }

  /** A row; it is never split between pages. */
  public sealed interface Row {
    /** A cell for each column. */
    record Cells(List<Cell> cells) implements Row {
      public Cells {
        cells = List.copyOf(cells);
      }
    }

    /** A text across all columns that heads the rows after it. */
    record Band(String text) implements Row {}
  }

  /** A paragraph of a cell. */
  public record Line(Style style, String text) {}

  /**
   * A cell.
   *
   * @param merge how it goes together with those above and below
   * @param shaded whether it is a label
   */
  public record Cell(List<Line> lines, Merge merge, boolean shaded) {
    public Cell {
      lines = List.copyOf(lines);
    }

    public static Cell of(Style style, List<String> lines) {
      return new Cell(
          lines.stream().map(line -> new Line(style, line)).toList(), Merge.NONE, false);
    }

    public static Cell of(Style style, String text) {
      return of(style, List.of(text));
    }

    public static Cell of(List<Line> lines) {
      return new Cell(lines, Merge.NONE, false);
    }

    public static Cell label(String text) {
      return new Cell(List.of(new Line(Style.TABLE_LABEL, text)), Merge.NONE, true);
    }

    /** The cell as the beginning of cells that are one below the other, or as one that goes on. */
    public Cell merged(boolean first) {
      return new Cell(lines, first ? Merge.FIRST : Merge.FURTHER, shaded);
    }
  }

  /** How a cell goes together with others of its column. */
  public enum Merge {
    NONE,
    FIRST,
    FURTHER
  }

  public static Row row(List<Cell> cells) {
    return new Row.Cells(cells);
  }

  public static Row band(String text) {
    return new Row.Band(text);
  }
}
