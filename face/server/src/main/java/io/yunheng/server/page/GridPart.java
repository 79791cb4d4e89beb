/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.page;

import io.yunheng.fault.Word;
import java.util.List;
import java.util.Map;

/**
 * A table whose cells are filled in. Cells are plain text until the script makes a field of one;
 * without the script each row leads to a page of its own.
 *
 * @param address what the addresses of its rows and cells begin with
 * @param changes whether the visitor may fill in
 * @param last whether the last row is among these
 * @param id the title of the first column
 * @param example what an example row says, by the columns after the first; empty for none
 * @param words of the script, by name
 */
public record GridPart(
    String caption,
    String address,
    boolean changes,
    boolean last,
    String id,
    List<Head> columns,
    List<String> example,
    List<Line> rows,
    Map<String, String> words) {
  public GridPart {
    columns = List.copyOf(columns);
    example = List.copyOf(example);
    rows = List.copyOf(rows);
    words = Map.copyOf(words);
  }

  /**
   * A column.
   *
   * @param type the code of its type
   * @param options to choose from; none where anything can be typed
   * @param known what stands elsewhere in the case and can be meant
   */
  public record Head(
      String name,
      String label,
      String type,
      String hint,
      List<FormField.Option> options,
      List<String> known) {
    public Head {
      options = List.copyOf(options);
      known = List.copyOf(known);
    }
  }

  /** A row. */
  public record Line(String id, String name, List<Cell> cells) {
    public Line {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A cell.
   *
   * @param typed what stands in it, in the notation of registers
   * @param shown the same in the words of the reader
   */
  public record Cell(State state, String typed, String shown, long version) {}

  /** What is known of a cell. */
  public enum State implements Word {
    /** Nothing was typed. */
    BLANK("blank"),
    /** Somebody said that it is not known. */
    UNKNOWN("unknown"),
    /** Somebody said that there is none. */
    NONE("none"),
    KNOWN("known");

    private final String code;

    State(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }
}
