/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.workbook;

import io.yunheng.files.TemporaryFolder;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.apache.poi.util.TempFile;
import org.apache.poi.util.TempFileCreationStrategy;
import org.apache.poi.xssf.model.SharedStringsTable;
import org.apache.poi.xssf.streaming.GZIPSheetDataWriter;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.streaming.SheetDataWriter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A workbook whose rows go to temporary files as they are written. Those are in a folder of its
 * own: by itself the library takes one with a fixed name that all users of a machine share.
 */
public final class StreamedWorkbook extends SXSSFWorkbook {
  private final TemporaryFolder folder;
  private final boolean compressed;

  /** What the library asks for temporary files. */
  private record Inside(Path folder) implements TempFileCreationStrategy {
    @Override
    public File createTempFile(String prefix, String suffix) throws IOException {
      return Files.createTempFile(folder, prefix, suffix).toFile();
    }

    @Override
    public File createTempDirectory(String prefix) throws IOException {
      return Files.createTempDirectory(folder, prefix).toFile();
    }
  }

  /** Something that the library does with temporary files. */
  @FunctionalInterface
  private interface Work<T> {
    T run() throws IOException;
  }

  /**
   * A workbook.
   *
   * @param plain has no sheets yet
   * @param window how many rows of a sheet stay in memory
   * @param compressed whether the temporary files are; if not, equal texts are stored once
   * @throws IOException if there is no place for temporary files
   */
  public StreamedWorkbook(XSSFWorkbook plain, int window, boolean compressed) throws IOException {
    super(plain, window, compressed, !compressed);
    this.compressed = compressed;
    this.folder = TemporaryFolder.create("workbook-");
  }

  private <T> T inside(Work<T> work) throws IOException {
    try {
      return TempFile.withStrategy(
          new Inside(folder.path()),
          () -> {
            try {
              return work.run();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  protected SheetDataWriter createSheetDataWriter() throws IOException {
    return inside(() -> compressed ? new PackedRows() : new Rows(getSharedStringSource()));
  }

  private static void stopIfInterrupted() throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new ClosedByInterruptException();
    }
  }

  /** Writes rows until the thread is interrupted; equal texts are stored once. */
  private static final class Rows extends SheetDataWriter {
    Rows(SharedStringsTable texts) throws IOException {
      super(texts);
    }

    @Override
    public void writeRow(int number, SXSSFRow row) throws IOException {
      stopIfInterrupted();
      super.writeRow(number, row);
    }
  }

  /** The same with compressed temporary files; texts stand in their cells. */
  private static final class PackedRows extends GZIPSheetDataWriter {
    PackedRows() throws IOException {}

    @Override
    public void writeRow(int number, SXSSFRow row) throws IOException {
      stopIfInterrupted();
      super.writeRow(number, row);
    }
  }

  @Override
  public void write(OutputStream out) throws IOException {
    inside(
        () -> {
          super.write(out);
          return Boolean.TRUE;
        });
  }

  /**
   * Writes the workbook with fixed times, so that the same rows give the same bytes; {@code out} is
   * left open.
   */
  public void write(OutputStream out, Instant when) throws IOException {
    Path raw = Files.createTempFile(folder.path(), "raw-", ".xlsx");
    try (OutputStream to =
        Channels.newOutputStream(FileChannel.open(raw, StandardOpenOption.WRITE))) {
      write(to);
    }
    DatedCopy.write(raw, out, when);
  }

  @Override
  public void close() throws IOException {
    try (folder) {
      super.close();
    }
  }
}
