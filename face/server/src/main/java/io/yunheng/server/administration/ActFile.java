/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.administration;

import io.yunheng.store.ActRecord;
import io.yunheng.store.RowWindow;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Acts as a table that spreadsheets open (RFC 4180, UTF-8 with a byte order mark). A text that a
 * spreadsheet would take for a formula begins with an apostrophe.
 *
 * @param acts those of a window, the last act first
 * @param row what the table says of one
 */
record ActFile(Function<RowWindow, List<ActRecord>> acts, Function<ActRecord, List<String>> row) {
  private static final String MARK = "\uFEFF";

  /** Writes all of them, a window at a time; what is done meanwhile moves the rest on. */
  void write(List<String> head, OutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.write(MARK);
    line(writer, head);
    long before = Long.MAX_VALUE;
    List<ActRecord> some;
    long from = 0;
    do {
      some = acts.apply(new RowWindow(from, RowWindow.MOST));
      for (ActRecord act : some) {
        if (act.sequence() < before) {
          line(writer, row.apply(act));
          before = act.sequence();
        }
      }
      from += RowWindow.MOST;
    } while (some.size() == RowWindow.MOST);
    writer.flush();
  }

  private static void line(Writer writer, List<String> cells) throws IOException {
    writer.write(cells.stream().map(ActFile::cell).collect(Collectors.joining(",", "", "\r\n")));
  }

  private static String cell(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
    return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
  }
}
