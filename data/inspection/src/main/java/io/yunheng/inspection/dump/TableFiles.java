/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.dump;

import io.yunheng.database.DatabaseContent;
import io.yunheng.database.DatabaseRecord;
import io.yunheng.fault.FaultException;
import io.yunheng.inspection.context.ChannelRegion;
import io.yunheng.inspection.context.ContentCount;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The record of a database and the files of its tables beside it, after docs/formats/rows.md: each
 * file is read row by row and has to come to the number and the digest of rows recorded.
 */
public final class TableFiles {
  private static final int MOST_RECORD = 1 << 26;
  private static final int MOST_CELL = 1 << 28;

  private final InspectionContext look;

  public TableFiles(InspectionContext look) {
    this.look = look;
  }

  /**
   * Checks the tables of a record.
   *
   * @param file the record, in the folder with the tables' files
   * @throws InterruptedException if it is interrupted
   */
  public void check(Path file, SeekableByteChannel channel)
      throws IOException, InterruptedException {
    DatabaseRecord record;
    try {
      record = DatabaseRecord.read(ChannelRegion.bytes(channel, 0, MOST_RECORD + 1), "");
    } catch (FaultException _) {
      throw InspectionStopException.of(DeepCode.RECORD_DAMAGED, "");
    }
    for (DatabaseContent.Check one :
        DatabaseContent.check(record, name -> open(file.resolveSibling(name)), MOST_CELL)) {
      look.count(ContentCount.TABLES, 1);
      look.count(ContentCount.ROWS, one.rows());
      String table = one.table().toString();
      switch (one.state()) {
        case EQUAL -> {}
        case MISSING -> look.found(DeepCode.TABLE_FILE_MISSING, table, "file", one.file());
        case MALFORMED -> look.found(DeepCode.TABLE_FILE_MALFORMED, table, "file", one.file());
        case ROWS_DIFFER ->
            look.found(
                DeepCode.TABLE_FILE_DIFFERS,
                table,
                "file",
                one.file(),
                "recorded",
                recorded(record, one),
                "rows",
                Long.toString(one.rows()));
      }
    }
  }

  private static String recorded(DatabaseRecord record, DatabaseContent.Check one) {
    return record.tables().stream()
        .filter(table -> table.name().equals(one.table()))
        .map(table -> Long.toString(table.rows()))
        .findFirst()
        .orElseThrow();
  }

  private InputStream open(Path table) throws IOException {
    if (Files.exists(table, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(table, LinkOption.NOFOLLOW_LINKS)) {
      throw new NoSuchFileException(table.toString());
    }
    SeekableByteChannel channel =
        Files.newByteChannel(table, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    return new Timed(ChannelRegion.all(channel), channel);
  }

  /** Ends when the time of the look is up. */
  private final class Timed extends FilterInputStream {
    private final SeekableByteChannel channel;

    Timed(InputStream in, SeekableByteChannel channel) {
      super(in);
      this.channel = channel;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      look.time("");
      return in.read(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
