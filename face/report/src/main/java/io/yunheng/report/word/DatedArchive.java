/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.word;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** An archive whose entries all have the same time. */
final class DatedArchive {
  private DatedArchive() {}

  /** Copies an archive; {@code out} is left open. */
  static void copy(byte[] archive, LocalDate day, OutputStream out) throws IOException {
    LocalDate earliest = LocalDate.of(1980, 1, 1);
    LocalDate latest = LocalDate.of(2099, 12, 31);
    LocalDate stamp = day.isBefore(earliest) ? earliest : day.isAfter(latest) ? latest : day;
    ZipOutputStream to = new ZipOutputStream(out);
    try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        ZipEntry dated = new ZipEntry(entry.getName());
        dated.setTimeLocal(stamp.atStartOfDay());
        to.putNextEntry(dated);
        from.transferTo(to);
        to.closeEntry();
      }
    }
    to.finish();
  }
}
