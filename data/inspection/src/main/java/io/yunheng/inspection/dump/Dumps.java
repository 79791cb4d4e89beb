/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.dump;

import io.yunheng.inspection.context.ChannelRegion;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Looks at dumps of databases. */
public final class Dumps {
  private static final int HEAD = 1 << 14;
  private static final int TAIL = 1 << 12;

  private final InspectionContext look;

  public Dumps(InspectionContext look) {
    this.look = look;
  }

  /**
   * A dump in SQL: its first lines, and the line at its end without which it was cut off. What
   * stands between is for a server to judge.
   *
   * @param forms that it may have
   */
  public void sql(SeekableByteChannel file, List<SqlForm> forms) throws IOException {
    List<String> first = lines(ChannelRegion.bytes(file, 0, HEAD));
    List<String> last = lines(ChannelRegion.bytes(file, Math.max(0, file.size() - TAIL), TAIL));
    List<SqlForm> fitting = forms.stream().filter(form -> any(first, form.begins())).toList();
    if (fitting.isEmpty()) {
      throw InspectionStopException.of(DeepCode.DUMP_HEADER, "");
    }
    if (fitting.stream().noneMatch(form -> any(last, form.ends()))) {
      look.found(DeepCode.DUMP_UNFINISHED, "");
    }
  }

  private static List<String> lines(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).lines().toList();
  }

  private static boolean any(List<String> lines, List<String> beginnings) {
    return lines.stream().anyMatch(line -> beginnings.stream().anyMatch(line::startsWith));
  }

  /** A dump in the custom form of pg_dump: header, table of contents, every block of data. */
  public void postgresCustom(SeekableByteChannel file) throws IOException {
    try {
      new PostgresCustom(file, look).see();
    } catch (RuntimeException e) {
      throw InspectionStopException.from(e, "");
    }
  }
}
