/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.register;

import io.yunheng.estate.Column;
import io.yunheng.estate.Kind;
import io.yunheng.server.web.Visit;
import java.util.Optional;

/** What an act of registers changed, by the names of registers and columns. */
public final class RegisterActWords {
  private static final String WHOLE = "whole";

  private final GridWords words = new GridWords();

  /** A cell, a row, or the declaration of a register. */
  private record Changed(Kind kind, String row, Optional<Column<?>> column, boolean whole) {
    /** Reads the name that an act has for it: kind, row and column. */
    static Optional<Changed> of(String field) {
      int first = field.indexOf('/');
      if (first < 0) {
        return Optional.empty();
      }
      String rest = field.substring(first + 1);
      return Kind.of(field.substring(0, first)).map(kind -> of(kind, rest));
    }

    private static Changed of(Kind kind, String rest) {
      int last = rest.lastIndexOf('/');
      String name = last < 0 ? "" : rest.substring(last + 1);
      if (last == 0 && name.equals(WHOLE)) {
        return new Changed(kind, "", Optional.empty(), true);
      }
      Optional<Column<?>> column = GridDesk.column(kind, name);
      return new Changed(kind, column.isPresent() ? rest.substring(0, last) : rest, column, false);
    }
  }

  /** What was changed. */
  public String label(Visit visit, String field) {
    return Changed.of(field)
        .map(
            one -> {
              String kind = words.kind(one.kind(), visit.language());
              if (one.whole()) {
                return visit.text("acts.register.whole", kind);
              }
              return one.column()
                  .map(
                      column ->
                          visit.text(
                              "acts.register.cell",
                              kind,
                              one.row(),
                              words.column(one.kind(), column, visit.language())))
                  .orElseGet(() -> visit.text("acts.register.row", kind));
            })
        .orElse(field);
  }

  /** What stood or stands there. */
  public String value(Visit visit, String field, String value) {
    return Changed.of(field)
        .map(
            one ->
                one.whole()
                    ? truth(visit, value)
                    : one.column()
                        .map(column -> words.shown(visit, one.kind(), column, value))
                        .orElse(value))
        .orElse(value);
  }

  private static String truth(Visit visit, String value) {
    return value.isEmpty() ? "" : visit.text(value.equals("true") ? "word.yes" : "word.no");
  }
}
