/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts differing rows, and names the first of them. */
final class Differences {
  private static final int SHOWN = 200;
  private final List<String> names;
  private final List<ValueFamily> forms;
  private final List<Integer> key;
  private final boolean values;
  private final int most;
  private final List<RowDifference> named = new ArrayList<>();
  private final Map<String, Long> changedColumns = new TreeMap<>();
  private long source;
  private long target;
  private long equal;
  private long missing;
  private long extra;
  private long changed;

  Differences(TablePlan plan, ComparisonOptions options) {
    this.names = plan.columns().stream().map(one -> one.source().name()).toList();
    this.forms = plan.columns().stream().map(TablePlan.Compared::as).toList();
    this.key = plan.key();
    this.values = options.showValues();
    this.most = options.named();
  }

  /** Rows that both servers say are the same. */
  void equalRows(long rows) {
    source += rows;
    target += rows;
    equal += rows;
  }

  /**
   * Goes through both sides, row by row where there is a key, else by how often each row is there.
   */
  void compare(RowCursor one, RowCursor other)
      throws IOException, SideFailure, RowCursor.OutOfOrderException, InterruptedException {
    boolean there = one.advance();
    boolean here = other.advance();
    if (key.isEmpty()) {
      multiset(one, there, other, here);
      return;
    }
    while (there || here) {
      int order = !there ? 1 : !here ? -1 : order(one, other);
      if (order < 0) {
        source++;
        missing++;
        if (named.size() < most) {
          named.add(new RowDifference.Missing(key(one)));
        }
        there = one.advance();
      } else if (order > 0) {
        target++;
        extra++;
        if (named.size() < most) {
          named.add(new RowDifference.Extra(key(other)));
        }
        here = other.advance();
      } else {
        source++;
        target++;
        if (same(one, other)) {
          equal++;
        } else {
          change(one, other);
        }
        there = one.advance();
        here = other.advance();
      }
    }
  }

  private static int order(RowCursor one, RowCursor other) {
    return Arrays.compareUnsigned(
        one.data(), one.key(), one.body(), other.data(), other.key(), other.body());
  }

  private static boolean same(RowCursor one, RowCursor other) {
    return Arrays.equals(
        one.data(), one.body(), one.end(), other.data(), other.body(), other.end());
  }

  private void multiset(RowCursor one, boolean first, RowCursor other, boolean second)
      throws IOException, SideFailure, RowCursor.OutOfOrderException, InterruptedException {
    boolean there = first;
    boolean here = second;
    while (there || here) {
      int order = !there ? 1 : !here ? -1 : order(one, other);
      RowCursor lower = order > 0 ? other : one;
      byte[] digest = Arrays.copyOfRange(lower.data(), lower.key(), lower.body());
      boolean name = named.size() < most;
      byte[] body =
          name ? Arrays.copyOfRange(lower.data(), lower.body(), lower.end()) : new byte[0];
      long ofSource = 0;
      while (there && is(one, digest)) {
        ofSource++;
        there = one.advance();
      }
      long ofTarget = 0;
      while (here && is(other, digest)) {
        ofTarget++;
        here = other.advance();
      }
      source += ofSource;
      target += ofTarget;
      equal += Math.min(ofSource, ofTarget);
      missing += Math.max(0, ofSource - ofTarget);
      extra += Math.max(0, ofTarget - ofSource);
      if (ofSource != ofTarget && name) {
        named.add(
            new RowDifference.Counted(
                HexFormat.of().formatHex(digest),
                ofSource,
                ofTarget,
                values ? row(body) : List.of()));
      }
    }
  }

  private static boolean is(RowCursor cursor, byte[] digest) {
    return Arrays.equals(cursor.data(), cursor.key(), cursor.body(), digest, 0, digest.length);
  }

  private List<RowDifference.Named> row(byte[] body) {
    List<RowDifference.Named> row = new ArrayList<>();
    int[] starts = starts(body, 0);
    for (int i = 0; i < names.size(); i++) {
      row.add(new RowDifference.Named(names.get(i), value(body, starts[i], i)));
    }
    return row;
  }

  private List<RowDifference.Named> key(RowCursor cursor) {
    int[] starts = starts(cursor.data(), cursor.body());
    List<RowDifference.Named> parts = new ArrayList<>();
    for (int column : key) {
      CellValue value = value(cursor.data(), starts[column], column);
      parts.add(new RowDifference.Named(names.get(column), value));
    }
    return parts;
  }

  private void change(RowCursor one, RowCursor other) {
    changed++;
    int[] there = starts(one.data(), one.body());
    int[] here = starts(other.data(), other.body());
    List<RowDifference.Differing> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      boolean same =
          Arrays.equals(one.data(), there[i], there[i + 1], other.data(), here[i], here[i + 1]);
      if (!same) {
        changedColumns.merge(names.get(i), 1L, Long::sum);
        columns.add(
            new RowDifference.Differing(
                names.get(i),
                values ? Optional.of(value(one.data(), there[i], i)) : Optional.empty(),
                values ? Optional.of(value(other.data(), here[i], i)) : Optional.empty()));
      }
    }
    if (named.size() < most) {
      named.add(new RowDifference.Changed(key(one), columns));
    }
  }

  /** Where each cell of a body begins, and where the last one ends. */
  private int[] starts(byte[] data, int body) {
    int[] starts = new int[names.size() + 1];
    int at = body;
    for (int i = 0; i < names.size(); i++) {
      starts[i] = at;
      at += Integer.BYTES + RowPacker.bodySize(Cells.getInt(data, at));
    }
    starts[names.size()] = at;
    return starts;
  }

  private CellValue value(byte[] data, int at, int column) {
    int length = Cells.getInt(data, at);
    int start = at + Integer.BYTES;
    if (length == Cells.NULL) {
      return CellValue.NULL;
    }
    HexFormat hex = HexFormat.of();
    if (length == RowPacker.LONG) {
      long size = Cells.getLong(data, start);
      String digest = hex.formatHex(data, start + Long.BYTES, start + Long.BYTES + 32);
      return new CellValue("(" + size + " bytes, sha256 " + digest + ")", false);
    }
    String text =
        forms.get(column) == ValueFamily.BYTES
            ? hex.formatHex(data, start, start + length)
            : new String(data, start, length, StandardCharsets.UTF_8);
    int cut = Math.min(text.length(), SHOWN);
    return new CellValue(cut < text.length() ? text.substring(0, cut) + "…" : text, false);
  }

  TableOutcome.Counts counts() {
    return new TableOutcome.Counts(source, target, equal, missing, extra, changed);
  }

  List<RowDifference> named() {
    return named;
  }

  Map<String, Long> changedColumns() {
    return changedColumns;
  }
}
