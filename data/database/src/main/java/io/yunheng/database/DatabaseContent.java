/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import io.yunheng.fault.FaultException;
import io.yunheng.fault.Word;
import io.yunheng.files.ReplacedFile;
import io.yunheng.run.Progress;
import io.yunheng.run.Unit;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The content of a database for a handover: a file for each table and a record of them, with which
 * the files can be checked, and another database compared, when this one is gone.
 */
public final class DatabaseContent {
  /** Rows are counted so many and one at a time. */
  private static final int COUNTED = 0xffff;

  /** Interruption is asked about after so many rows, as a mask. */
  private static final long STEP = 0x3ff;

  private final DatabaseSession session;
  private final Sink sink;
  private final int cellBytes;
  private final Progress progress;
  private final FileNames names = new FileNames();

  private DatabaseContent(DatabaseSession session, Sink sink, int cellBytes, Progress progress) {
    this.session = session;
    this.sink = sink;
    this.cellBytes = cellBytes;
    this.progress = progress;
  }

  /** Where the files go. */
  @FunctionalInterface
  public interface Sink {
    /** A new file with this name; it is closed when all is written. */
    OutputStream open(String file) throws IOException;
  }

  /** Where the files are. */
  @FunctionalInterface
  public interface Files {
    /**
     * The file with this name.
     *
     * @throws NoSuchFileException or {@link FileNotFoundException} if there is none
     */
    InputStream open(String file) throws IOException;
  }

  /** What became of a table's file. */
  public enum State implements Word {
    EQUAL("equal"),
    MISSING("missing"),
    /** It is no CSV as it was written, or has other columns. */
    MALFORMED("malformed"),
    ROWS_DIFFER("rows-differ");

    private final String code;

    State(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /**
   * What a table's file came to.
   *
   * @param rows that were read
   */
  public record Check(TableName table, String file, State state, long rows) {}

  /**
   * Takes all tables of a database, in one snapshot.
   *
   * @param cellBytes largest value that is taken; a table with larger ones is not, and says so
   * @throws FaultException if the database cannot be reached or does not let us in
   * @throws IOException if a file cannot be written
   * @throws InterruptedException if it is interrupted
   */
  public static DatabaseRecord export(
      DatabaseLogin login, Sink sink, int cellBytes, Progress progress)
      throws IOException, InterruptedException {
    return export(login, sink, _ -> true, cellBytes, progress);
  }

  /**
   * Takes some tables of a database, in one snapshot.
   *
   * @param chosen those that are taken; the others are told as not chosen
   * @throws FaultException as {@link #export(Login, Sink, int, Progress)} does
   * @throws IOException if a file cannot be written
   * @throws InterruptedException if it is interrupted
   */
  public static DatabaseRecord export(
      DatabaseLogin login, Sink sink, Predicate<TableName> chosen, int cellBytes, Progress progress)
      throws IOException, InterruptedException {
    TypeRules rules = TypeRules.shipped();
    try (DatabaseSession session = Sessions.open(login, rules)) {
      Structure structure = Sessions.structure(session, login);
      DatabaseContent content = new DatabaseContent(session, sink, cellBytes, progress);
      List<DatabaseRecord.RecordedTable> tables = new ArrayList<>();
      List<DatabaseRecord.NotTaken> without = new ArrayList<>();
      boolean lost = false;
      for (Table table : structure.tables()) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        if (lost) {
          without.add(
              new DatabaseRecord.NotTaken(table.name(), UncomparedReason.CONNECTION_LOST, ""));
          continue;
        }
        if (!chosen.test(table.name())) {
          without.add(new DatabaseRecord.NotTaken(table.name(), UncomparedReason.NOT_CHOSEN, ""));
          continue;
        }
        Optional<SqlFailure> failure = content.table(table, tables);
        if (failure.isPresent()) {
          UncomparedReason reason = failure.get().reason();
          lost = reason == UncomparedReason.CONNECTION_LOST;
          without.add(new DatabaseRecord.NotTaken(table.name(), reason, failure.get().detail()));
        }
      }
      Definitions definitions = Definitions.of(session, login, structure);
      Set<TableName> defined =
          definitions.made().stream().map(Definition::name).collect(Collectors.toSet());
      without.addAll(definitions.without());
      for (OtherObject other : structure.others()) {
        if (defined.contains(other.name())) {
          continue;
        }
        without.add(
            new DatabaseRecord.NotTaken(other.name(), UncomparedReason.NOT_A_TABLE, other.kind()));
      }
      return new DatabaseRecord(
          login.address().engineName(),
          structure.product(),
          login.address().toString(),
          structure.consistent(),
          structure.complete(),
          structure.verified(),
          tables,
          without,
          definitions.made());
    }
  }

  private Optional<SqlFailure> table(Table table, List<DatabaseRecord.RecordedTable> tables)
      throws IOException, InterruptedException {
    if (!table.readable()) {
      return Optional.of(new SqlFailure(UncomparedReason.PERMISSION, ""));
    }
    try {
      List<TableColumn> unbounded =
          table.columns().stream().filter(column -> Decoders.unbounded(column, cellBytes)).toList();
      if (!unbounded.isEmpty() && session.engine() != Engine.JDBC) {
        for (String size : Decoders.largest(session, table, unbounded)) {
          if (!size.isEmpty() && Long.parseLong(size) > cellBytes) {
            return Optional.of(
                new SqlFailure(
                    UncomparedReason.CELLS_TOO_LARGE, size + " > " + cellBytes + " bytes"));
          }
        }
      }
      tables.add(write(table));
      return Optional.empty();
    } catch (SQLException | CellFormException e) {
      return Optional.of(SqlFailure.of(e));
    }
  }

  private DatabaseRecord.RecordedTable write(Table table)
      throws SQLException, IOException, InterruptedException {
    List<RecordedColumn> columns = table.columns().stream().map(RecordedColumn::of).toList();
    List<RowQuery.Part> parts = new ArrayList<>();
    for (TableColumn column : table.columns()) {
      boolean plain = !column.comparable();
      CellDecoder decoder =
          plain
              ? TextCells.of(ValueFamily.TEXT)
              : Decoders.of(session.engine(), column, column.family(), Optional.empty(), false);
      parts.add(new RowQuery.Part(column, decoder, plain));
    }
    RowSetDigest digest = new RowSetDigest();
    Formed formed = new Formed(columns, digest);
    String file = names.of(table.name());
    try (OutputStream out = sink.open(file)) {
      CsvWriter csv = new CsvWriter(out, columns);
      RowSink both =
          cells -> {
            csv.row(cells);
            formed.row(cells);
            if ((digest.rows() & STEP) == 0 && Thread.interrupted()) {
              throw new InterruptedException();
            }
            if ((digest.rows() & COUNTED) == 0) {
              progress.count(Unit.ROWS, COUNTED + 1);
            }
          };
      session.rows(new RowQuery(table, parts, List.of(), List.of()), both);
      csv.finish();
    }
    progress.count(Unit.ROWS, digest.rows() & COUNTED);
    return new DatabaseRecord.RecordedTable(
        table.name(),
        file,
        digest.rows(),
        digest.value(),
        columns,
        table.key(),
        table.primary(),
        table.consistent());
  }

  /** Passes on the columns that have a form. */
  private static final class Formed implements RowSink {
    private final int[] columns;
    private final boolean all;
    private final RowSink sink;
    private final Cells part = new Cells();

    Formed(List<RecordedColumn> columns, RowSink sink) {
      this.columns =
          IntStream.range(0, columns.size())
              .filter(i -> columns.get(i).form() != ValueFamily.NONE)
              .toArray();
      this.all = this.columns.length == columns.size();
      this.sink = sink;
    }

    @Override
    public void row(Cells cells) throws IOException, InterruptedException {
      if (all) {
        sink.row(cells);
        return;
      }
      part.clear();
      for (int i : columns) {
        if (cells.isNull(i)) {
          part.nullCell();
        } else {
          part.beginCell();
          part.put(cells.data(), cells.start(i), cells.end(i) - cells.start(i));
          part.endCell();
        }
      }
      sink.row(part);
    }
  }

  /**
   * Checks the files against the record, without the database.
   *
   * @throws IOException if a file that is there cannot be read
   * @throws InterruptedException if it is interrupted
   */
  public static List<Check> check(DatabaseRecord record, Files files, int cellBytes)
      throws IOException, InterruptedException {
    List<Check> checks = new ArrayList<>();
    for (DatabaseRecord.RecordedTable table : record.tables()) {
      RowSetDigest digest = new RowSetDigest();
      State state;
      try (InputStream in = files.open(table.file())) {
        read(in, table, cellBytes, digest);
        boolean same = digest.rows() == table.rows() && digest.value().equals(table.rowSet());
        state = same ? State.EQUAL : State.ROWS_DIFFER;
      } catch (NoSuchFileException | FileNotFoundException _) {
        state = State.MISSING;
      } catch (CellFormException _) {
        state = State.MALFORMED;
      }
      checks.add(new Check(table.name(), table.file(), state, digest.rows()));
    }
    return checks;
  }

  private static void read(
      InputStream in, DatabaseRecord.RecordedTable table, int cellBytes, RowSink sink)
      throws IOException, InterruptedException {
    List<RecordedColumn> columns = table.columns();
    Formed formed = new Formed(columns, sink);
    CsvReader csv = new CsvReader(in, (int) Math.min(2L * cellBytes + 2, 1 << 30));
    Cells cells = new Cells();
    Cells raw = new Cells();
    if (!csv.line(columns.size(), cells)) {
      throw new CellFormException("no header");
    }
    for (int i = 0; i < columns.size(); i++) {
      String name =
          new String(
              cells.data(), cells.start(i), cells.end(i) - cells.start(i), StandardCharsets.UTF_8);
      if (!name.equals(columns.get(i).name())) {
        throw new CellFormException("header");
      }
    }
    for (long row = 0; csv.line(columns.size(), cells); row++) {
      if ((row & STEP) == 0 && Thread.interrupted()) {
        throw new InterruptedException();
      }
      raw.clear();
      for (int i = 0; i < columns.size(); i++) {
        if (cells.isNull(i)) {
          raw.nullCell();
        } else {
          raw.beginCell();
          cell(cells, i, columns.get(i).form() == ValueFamily.BYTES, raw);
          raw.endCell();
        }
      }
      formed.row(raw);
    }
  }

  private static void cell(Cells cells, int column, boolean octets, Cells into) {
    int start = cells.start(column);
    int end = cells.end(column);
    byte[] data = cells.data();
    if (!octets) {
      into.put(data, start, end - start);
      return;
    }
    if (end - start < 2
        || data[start] != '\\'
        || data[start + 1] != 'x'
        || (end - start) % 2 != 0) {
      throw new CellFormException("bytes");
    }
    for (int i = start + 2; i < end; i += 2) {
      int high = Character.digit(data[i], 16);
      int low = Character.digit(data[i + 1], 16);
      if (high < 0 || low < 0) {
        throw new CellFormException("bytes");
      }
      into.put((high << 4) | low);
    }
  }

  /**
   * Compares a database with what was recorded of another (or of itself, earlier), by the row-set
   * digests alone; which rows differ cannot be told so.
   *
   * @throws FaultException if the database cannot be reached or does not let us in
   * @throws InterruptedException if it is interrupted
   */
  public static ComparisonReport compare(
      DatabaseRecord record, DatabaseLogin target, ComparisonOptions options, Progress progress)
      throws InterruptedException {
    TypeRules rules = TypeRules.shipped();
    try (DatabaseSession session = Sessions.open(target, rules)) {
      Structure structure = Sessions.structure(session, target);
      return new RecordComparison(record, target, session, structure, rules, options, progress)
          .run(target.address().toString());
    } catch (IOException e) {
      throw ReplacedFile.failed(options.work(), e);
    }
  }
}
