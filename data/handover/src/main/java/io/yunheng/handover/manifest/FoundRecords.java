/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.fault.FaultException;
import io.yunheng.files.ReplacedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What was found: kept in a journal, so that work can go on after it was cut off, and sorted at the
 * same time. Thread-safe.
 */
public final class FoundRecords {
  private final Journal journal;
  private final SpilledRecords records;

  public FoundRecords(Journal journal, SpilledRecords records) {
    this.journal = journal;
    this.records = records;
  }

  /**
   * Adds a record.
   *
   * @throws FaultException with {@code DISK_FULL} or {@code OUTPUT_FAILED}
   */
  void add(byte[] identity, byte[] record) {
    journal.add(identity, record);
    byte[] whole = Arrays.copyOf(identity, identity.length + record.length);
    System.arraycopy(record, 0, whole, identity.length, record.length);
    try {
      records.add(whole);
    } catch (IOException e) {
      throw ReplacedFile.failed(records.folder(), e);
    }
  }

  /**
   * Sorts, of what was found before this work began, what was met again.
   *
   * @param head where the first record of the journal begins
   * @param old where those of this work begin
   */
  public static void collect(
      Path file, long head, long old, KnownIdentities seen, SpilledRecords records)
      throws IOException {
    try (RecordReader reader = new RecordReader(file, head, Math.min(old, Files.size(file)))) {
      while (reader.next()) {
        if (seen.marked(reader.identity())) {
          records.add(reader.record());
        }
      }
      if (!reader.atEnd()) {
        throw new IOException("the journal was damaged while it was used");
      }
    }
  }
}
