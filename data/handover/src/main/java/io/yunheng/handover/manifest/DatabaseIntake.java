/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yunheng.database.DatabaseContent;
import io.yunheng.database.DatabaseLogin;
import io.yunheng.database.DatabaseRecord;
import io.yunheng.database.Definition;
import io.yunheng.database.UncomparedReason;
import io.yunheng.files.BoundedFile;
import io.yunheng.files.ReplacedFile;
import io.yunheng.fixity.TreeDigests;
import io.yunheng.handover.Entry;
import io.yunheng.handover.PayloadPlace;
import io.yunheng.run.Progress;
import io.yunheng.run.Unit;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes the tables of a database: into files of a payload, or as they are counted where they are.
 */
final class DatabaseIntake {
  /** The record among the files; written last. */
  static final String RECORD = "database.json";

  private static final int LARGEST_RECORD = 1 << 26;

  /**
   * Largest value of a cell that is taken, in bytes. Several forms of it are in memory at once, so
   * it is a small part of what there is.
   */
  private static final int CELL_BYTES =
      (int) Math.min(1 << 28, Runtime.getRuntime().maxMemory() / 16);

  private static final int BUFFER = 1 << 16;

  private final DatabaseLogin login;
  private final Throttle throttle;
  private final Progress progress;

  DatabaseIntake(DatabaseLogin login, Throttle throttle, Progress progress) {
    this.login = login;
    this.throttle = throttle;
    this.progress = progress;
  }

  /**
   * Takes all tables into files of a folder; what is there of an earlier run is taken over if it is
   * whole, and else taken away.
   */
  DatabaseRecord into(Path folder) throws IOException, InterruptedException {
    Path record = folder.resolve(RECORD);
    if (Files.isRegularFile(record, LinkOption.NOFOLLOW_LINKS)) {
      return DatabaseRecord.read(
          BoundedFile.bytes(record, record.toString(), LARGEST_RECORD), record.toString());
    }
    clear(folder);
    Files.createDirectories(folder);
    DatabaseRecord taken =
        export(
            file -> new BufferedOutputStream(Files.newOutputStream(folder.resolve(file)), BUFFER),
            Choice.ALL,
            "");
    for (Definition.Stage stage : Definition.Stage.values()) {
      Files.writeString(folder.resolve(script(stage)), taken.script(stage));
    }
    TreeDigests.force(folder);
    ReplacedFile.write(record, out -> out.write(taken.toJson()));
    return taken;
  }

  private static String script(Definition.Stage stage) {
    return switch (stage) {
      case BEFORE -> "structure.sql";
      case AFTER -> "structure-after.sql";
    };
  }

  /**
   * Reads all tables and keeps only what they come to.
   *
   * @param choice of tables, by the path of their entries
   */
  DatabaseRecord count(Choice choice, String prefix) throws IOException, InterruptedException {
    return export(_ -> OutputStream.nullOutputStream(), choice, prefix);
  }

  private DatabaseRecord export(DatabaseContent.Sink sink, Choice choice, String prefix)
      throws IOException, InterruptedException {
    try {
      return DatabaseContent.export(
          login,
          file -> new Counted(sink.open(file)),
          table -> choice.read(PayloadPlace.of(prefix, table).path().getBytes(UTF_8)),
          CELL_BYTES,
          Progress.SILENT);
    } catch (InterruptedIOException _) {
      throw new InterruptedException();
    }
  }

  private static void clear(Path folder) throws IOException {
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      List<Path> all;
      try (Stream<Path> walk = Files.walk(folder)) {
        all = walk.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path each : all) {
        Files.delete(each);
      }
    }
  }

  /** What a database record says, as entries. */
  static List<Entry> entries(DatabaseRecord record, String prefix, boolean files) {
    Stream<Entry> tables =
        files
            ? Stream.of()
            : record.tables().stream()
                .map(
                    one ->
                        new Entry.OfTable(
                            PayloadPlace.of(prefix, one.name()), one.rows(), one.rowSet()));
    return Stream.concat(
            tables,
            record.notTaken().stream()
                .map(one -> without(one, PayloadPlace.of(prefix, one.name()))))
        .toList();
  }

  private static Entry without(DatabaseRecord.NotTaken one, PayloadPlace place) {
    return one.reason() == UncomparedReason.NOT_CHOSEN
        ? new Entry.OfTable(place, Entry.OfTable.UNREAD, "")
        : new Entry.Lost(
            place, Entry.Cause.NOT_TAKEN, (one.reason().code() + " " + one.detail()).strip());
  }

  /** Counts, holds to the rate, and ends when the work is interrupted. */
  private final class Counted extends FilterOutputStream {
    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException();
      }
      throttle.acquire(length);
      out.write(bytes, from, length);
      progress.count(Unit.OCTETS, length);
    }
  }
}
