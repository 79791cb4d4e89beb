/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.files.JsonOut;
import io.yunheng.handover.Descriptions;
import io.yunheng.handover.Entry;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Makes the lines of entries, some entries at a time, on several threads; they go out in the order
 * in which the entries came in.
 */
final class EntryLineWriter implements AutoCloseable {
  /** So many entries at a time. */
  static final int BATCH = 512;

  private static final int USUAL_LINE = 300;

  private final Descriptions descriptions;
  private final Consumer<Lines> done;
  private final ExecutorService threads;
  private final int most;
  private final Deque<CompletableFuture<Lines>> waiting = new ArrayDeque<>();
  private long number;

  /**
   * Making of lines.
   *
   * @param done takes them, on the thread that gives the entries
   */
  EntryLineWriter(Descriptions descriptions, int threads, Consumer<Lines> done) {
    this.descriptions = descriptions;
    this.done = done;
    this.most = 2 * threads;
    this.threads = Executors.newFixedThreadPool(threads);
  }

  /**
   * Entries and their lines.
   *
   * @param said what people say of each
   * @param json a line of each, in UTF-8, with a line feed at its end
   */
  record Lines(List<Entry> entries, List<Description> said, ByteArrayOutputStream json) {}

  /** Takes some entries, of which there are so many. */
  void write(int count, Supplier<List<Entry>> entries) {
    long from = number;
    number += count;
    waiting.add(CompletableFuture.supplyAsync(() -> lines(entries.get(), from), threads));
    while (waiting.size() > most) {
      next();
    }
  }

  /** Waits until all lines have gone out. */
  void end() {
    while (!waiting.isEmpty()) {
      next();
    }
  }

  private void next() {
    try {
      done.accept(waiting.remove().join());
    } catch (CompletionException e) {
      switch (Objects.requireNonNullElse(e.getCause(), e)) {
        case RuntimeException cause -> throw cause;
        case Error error -> throw error;
        default -> throw e;
      }
    }
  }

  private Lines lines(List<Entry> entries, long from) {
    List<Description> said = new ArrayList<>(entries.size());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(entries.size() * USUAL_LINE);
    JsonOut.lines(
        bytes,
        json -> {
          long at = from;
          for (Entry entry : entries) {
            Description description = said(entry);
            said.add(description);
            at++;
            EntryJson.line(json, at, entry, description);
          }
        });
    bytes.write('\n');
    return new Lines(entries, said, bytes);
  }

  private Description said(Entry entry) {
    String path = entry.place().path();
    String called = entry.called();
    Description own = descriptions.of(path);
    return called.equals(path) ? own : own.over(descriptions.of(called).ofOlder());
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
