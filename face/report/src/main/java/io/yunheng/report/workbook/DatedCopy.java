/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A copy of an archive with fixed times, so that the same contents give the same bytes. */
public final class DatedCopy {
  private static final LocalDateTime EARLIEST = LocalDateTime.of(1981, 1, 1, 0, 0);
  private static final LocalDateTime LATEST = LocalDateTime.of(2099, 12, 31, 0, 0);

  private DatedCopy() {}

  /** Copies an archive; {@code to} is left open. */
  public static void write(Path from, OutputStream to, Instant when) throws IOException {
    LocalDateTime asked = LocalDateTime.ofInstant(when, ZoneOffset.UTC);
    LocalDateTime time =
        asked.isBefore(EARLIEST) ? EARLIEST : asked.isAfter(LATEST) ? LATEST : asked;
    ZipOutputStream out = new ZipOutputStream(to);
    try (ZipFile zip = new ZipFile(from.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(time);
        out.putNextEntry(copy);
        zip.getInputStream(entry).transferTo(out);
        out.closeEntry();
      }
    }
    out.finish();
  }
}
