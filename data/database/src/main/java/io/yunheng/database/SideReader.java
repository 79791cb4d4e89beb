/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import io.yunheng.files.PackedSorter;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Reads one side of a table in a thread of its own, a few blocks ahead of whoever compares. Where
 * the server's order is not to be trusted the rows are sorted first.
 */
final class SideReader implements RowCursor, AutoCloseable {
  private static final int AHEAD = 4;
  private static final long PATIENCE_SECONDS = 5;
  private static final long WAIT_SECONDS = 60;

  /** What comes through the queue: rows, the end, or what went wrong. */
  private sealed interface Message {
    record Rows(RowBlock block) implements Message {}

    record End() implements Message {}

    record Failed(Throwable cause) implements Message {}
  }

  private static final class StoppedException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private final boolean source;
  private final DatabaseSession session;
  private final RowQuery query;
  private final RowPacker packing;
  private final Optional<PackedSorter> sorter;
  private final LongConsumer progress;
  private final BlockingQueue<Message> queue = new ArrayBlockingQueue<>(AHEAD);
  private final Thread thread;
  private volatile boolean stopped;
  private RowBlock writing = new RowBlock();
  private RowBlock block = new RowBlock();
  private RowBlock previous = new RowBlock();
  private int previousRow = -1;
  private int row = -1;
  private boolean sorted;
  private boolean ended;
  private long rows;

  /**
   * Begins to read.
   *
   * @param source whether it is the source's side
   * @param sorter if the rows have to be sorted here
   */
  SideReader(
      boolean source,
      DatabaseSession session,
      RowQuery query,
      RowPacker packing,
      Optional<PackedSorter> sorter,
      LongConsumer progress) {
    this.source = source;
    this.session = session;
    this.query = query;
    this.packing = packing;
    this.sorter = sorter;
    this.progress = progress;
    this.thread = Thread.ofPlatform().daemon().name("rows").unstarted(this::read);
  }

  SideReader start() {
    thread.start();
    return this;
  }

  private void read() {
    try {
      session.rows(query, sorter.isPresent() ? this::sort : this::pass);
      if (sorter.isPresent()) {
        sorter.get().sort();
      } else if (writing.count() > 0) {
        send(new Message.Rows(writing));
      }
      progress.accept(rows);
      send(new Message.End());
    } catch (StoppedException _) {
      queue.clear();
    } catch (IOException | SQLException | InterruptedException | RuntimeException | Error e) {
      try {
        send(new Message.Failed(e));
      } catch (StoppedException _) {
        // Nobody wants to know any more.
      }
    }
  }

  private void count() throws StoppedException {
    if ((++rows & 0xffff) == 0) {
      progress.accept(rows);
    }
    if (stopped) {
      throw new StoppedException();
    }
  }

  private void sort(Cells cells) throws IOException {
    count();
    packing.pack(cells);
    sorter.orElseThrow().add(packing.bytes(), 0, packing.bodyStart(), packing.size());
  }

  private void pass(Cells cells) throws IOException {
    count();
    packing.pack(cells);
    if (!writing.takes(packing.size())) {
      send(new Message.Rows(writing));
      writing = new RowBlock();
    }
    writing.add(packing);
  }

  private void send(Message message) throws StoppedException {
    try {
      while (!queue.offer(message, 1, TimeUnit.SECONDS)) {
        if (stopped) {
          throw new StoppedException();
        }
      }
    } catch (InterruptedException _) {
      throw new StoppedException();
    }
    if (stopped) {
      throw new StoppedException();
    }
  }

  private Optional<RowBlock> receive() throws IOException, SideFailure, InterruptedException {
    return switch (queue.take()) {
      case Message.Rows(RowBlock rows) -> Optional.of(rows);
      case Message.End() -> Optional.empty();
      case Message.Failed(Throwable cause) -> {
        ended = true;
        switch (cause) {
          case SQLException e -> throw new SideFailure(source, e);
          case CellFormException e -> throw new SideFailure(source, e);
          case IOException e -> throw e;
          case InterruptedException e -> throw e;
          case RuntimeException e -> throw e;
          case Error e -> throw e;
          default -> throw new IllegalStateException(cause);
        }
      }
    };
  }

  @Override
  public boolean advance()
      throws IOException, SideFailure, OutOfOrderException, InterruptedException {
    if (sorted) {
      return sorter.orElseThrow().advance();
    }
    if (ended) {
      return false;
    }
    if (sorter.isPresent()) {
      receive();
      sorted = true;
      return sorter.get().advance();
    }
    previous = block;
    previousRow = row;
    row++;
    if (row >= block.count()) {
      Optional<RowBlock> next = receive();
      if (next.isEmpty()) {
        ended = true;
        return false;
      }
      block = next.get();
      row = 0;
    }
    if (previousRow >= 0
        && Arrays.compareUnsigned(
                previous.data(),
                previous.key(previousRow),
                previous.body(previousRow),
                block.data(),
                block.key(row),
                block.body(row))
            > 0) {
      throw new OutOfOrderException();
    }
    return true;
  }

  @Override
  public byte[] data() {
    return sorted ? sorter.orElseThrow().data() : block.data();
  }

  @Override
  public int key() {
    return sorted ? sorter.orElseThrow().key() : block.key(row);
  }

  @Override
  public int body() {
    return sorted ? sorter.orElseThrow().body() : block.body(row);
  }

  @Override
  public int end() {
    return sorted ? sorter.orElseThrow().end() : block.end(row);
  }

  @Override
  public void close() throws IOException {
    stopped = true;
    queue.clear();
    try {
      if (!thread.join(Duration.ofSeconds(PATIENCE_SECONDS))) {
        session.cancel();
        thread.join(Duration.ofSeconds(WAIT_SECONDS));
      }
    } catch (InterruptedException _) {
      session.cancel();
      Thread.currentThread().interrupt();
    }
    if (sorter.isPresent()) {
      sorter.get().close();
    }
  }
}
