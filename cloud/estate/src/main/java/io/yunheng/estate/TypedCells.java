/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import io.yunheng.estate.register.RegisterCells;
import io.yunheng.estate.register.RegisterLayout;
import io.yunheng.estate.register.TypedText;
import io.yunheng.fault.Fault;
import io.yunheng.fault.Language;
import io.yunheng.fault.Problems;
import io.yunheng.files.ExcelCell;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Cells of registers that are typed one by one. Words are taken by their code or a label and kept
 * by their code, truths as {@code true} and {@code false}. Holds no state; safe for use by many
 * threads.
 */
public final class TypedCells {
  /** Stands in a cell of which is known that there is none. */
  public static final String NONE = RegisterLayout.NONE;

  /** Stands in a cell that is not known. */
  public static final String UNKNOWN = RegisterLayout.UNKNOWN;

  private final RegisterLayout layout = new RegisterLayout();

  /** What was typed, as it can be kept; or what is wrong with it. */
  public sealed interface Reading {
    /**
     * It can stand there.
     *
     * @param typed in the notation of registers
     */
    record Right(String typed) implements Reading {}

    /**
     * It cannot.
     *
     * @param fault without the place of the cell
     */
    record Wrong(Fault fault) implements Reading {}
  }

  /**
   * Reads what was typed into a cell.
   *
   * @param typed in the notation of registers
   */
  public Reading read(Kind kind, Column<?> column, String typed) {
    Problems problems = new Problems();
    Origin origin = new Origin("", "", Instant.EPOCH, Origin.Manner.TYPED);
    String kept =
        new RegisterCells(layout, problems, "", "", kind, ZoneOffset.UTC)
            .typed(
                Optional.of(new ExcelCell(ExcelCell.Type.TEXT, typed)),
                new RegisterCells.Place(0, 0, column, origin));
    return problems.isEmpty()
        ? new Reading.Right(kept)
        : new Reading.Wrong(problems.faults().getFirst());
  }

  /**
   * What a cell says in the words of a reader: labels of words, yes or no; an empty text where it
   * is not known, a dash where there is none.
   *
   * @param typed as {@link #read} keeps it
   */
  public String shown(Kind kind, Column<?> column, String typed, Language language) {
    return isMark(typed) ? typed : labelled(layout, kind, column, typed, language);
  }

  /** Whether it stands for something else than itself, or for nothing. */
  public static boolean isMark(String typed) {
    return typed.isEmpty() || typed.equals(NONE) || typed.equals(UNKNOWN);
  }

  /** The cell with labels in place of codes. */
  static String labelled(
      RegisterLayout layout, Kind kind, Column<?> column, String typed, Language language) {
    return switch (column.type()) {
      case WORD ->
          column.words().contains(typed) ? layout.word(kind, column, typed, language) : typed;
      case BOOL ->
          RegisterLayout.truth(typed).map(is -> RegisterLayout.truth(is, language)).orElse(typed);
      case TEXTS ->
          column.words().isEmpty()
              ? typed
              : TypedText.written(
                  TypedText.readList(typed).stream()
                      .map(
                          one ->
                              column.words().contains(one)
                                  ? layout.word(kind, column, one, language)
                                  : one)
                      .toList());
      case TEXT, REF, REFS, NUMBER, TIME -> typed;
    };
  }

  /** The texts of a list that was typed. */
  public static List<String> list(String typed) {
    return isMark(typed) ? List.of() : TypedText.readList(typed);
  }

  /** The text that was typed. */
  public static String text(String typed) {
    return isMark(typed) ? "" : TypedText.read(typed);
  }
}
