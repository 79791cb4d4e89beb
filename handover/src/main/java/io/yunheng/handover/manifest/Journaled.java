/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a journal holds that still counts. */
final class Journaled {
  private Journaled() {}

  /**
   * Collects what was found now, and of what was found before what was met again.
   *
   * @param head where the first record begins
   * @param old where those found now begin
   */
  static void collect(Path file, long head, long old, Seen seen, SortedRecords records)
      throws IOException {
    try (RecordReader reader = new RecordReader(file, head, Files.size(file))) {
      while (reader.next()) {
        if (reader.position() > old || seen.met(reader.identity())) {
          records.add(reader.record());
        }
      }
      if (!reader.atEnd()) {
        throw new IOException("the journal was damaged while it was used");
      }
    }
  }
}
