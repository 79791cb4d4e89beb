/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yunheng.fault.FaultException;
import io.yunheng.fixity.PendingTasks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads the entries of a manifest in blocks of whole lines, which several threads take apart, and
 * gives them out in their order, as {@link EntryReader} would. For one thread.
 */
final class EntryBlocks implements AutoCloseable {
  private static final int BLOCK = 1 << 18;

  /** Bytes of a line; an entry has no more. */
  private static final int LONGEST = 1 << 26;

  /** More threads than this take lines apart faster than anybody compares them. */
  private static final int MOST_THREADS = 4;

  private final String name;
  private final InputStream in;
  private final ExecutorService workers;
  private final int ahead;
  private final Deque<Future<Block>> coming = new ArrayDeque<>();

  /** The beginning of the next line. */
  private byte[] rest = {};

  private long lines;
  private boolean ended;
  private Block block = new Block(0, List.of(), Optional.empty());
  private int at;
  private byte[] last = {};

  /**
   * Entries of some lines.
   *
   * @param before how many lines are before them
   * @param failed what is wrong with the one behind them
   */
  private record Block(long before, List<ListedEntry> entries, Optional<FaultException> failed) {}

  EntryBlocks(Path file, int threads) throws IOException {
    this.name = file.toString();
    int used = Math.min(threads, MOST_THREADS);
    this.ahead = used + 1;
    this.in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    this.workers = Executors.newFixedThreadPool(used);
  }

  /**
   * The next entry; nothing at the end.
   *
   * @throws FaultException with {@code HANDOVER_ENTRY_INVALID} if it is none, or not behind the one
   *     before it
   */
  Optional<ListedEntry> next() throws IOException, InterruptedException {
    while (at == block.entries.size()) {
      if (block.failed.isPresent()) {
        throw block.failed.get();
      }
      ask();
      if (coming.isEmpty()) {
        return Optional.empty();
      }
      append(coming.remove());
    }
    return Optional.of(block.entries.get(at++));
  }

  private void append(Future<Block> next) throws InterruptedException {
    PendingTasks.await(List.of(next));
    block = next.resultNow();
    at = 0;
    if (!block.entries.isEmpty()) {
      byte[] first = block.entries.getFirst().path().getBytes(UTF_8);
      if (last.length > 0 && Arrays.compareUnsigned(last, first) >= 0) {
        throw EntryReader.invalid(name, block.before + 1, "path: order");
      }
      last = block.entries.getLast().path().getBytes(UTF_8);
    }
  }

  private void ask() throws IOException {
    while (!ended && coming.size() < ahead) {
      byte[] bytes = Arrays.copyOf(rest, Math.max(BLOCK, 2 * rest.length));
      int length = rest.length + in.readNBytes(bytes, rest.length, bytes.length - rest.length);
      ended = length < bytes.length;
      int end = ended ? length : end(bytes);
      if (end == 0 && bytes.length >= LONGEST) {
        ended = true;
        FaultException failed = EntryReader.invalid(name, lines + 1, "line: length");
        coming.add(
            CompletableFuture.completedFuture(new Block(lines, List.of(), Optional.of(failed))));
      } else if (end > 0) {
        long before = lines;
        coming.add(workers.submit(() -> apart(bytes, end, before)));
        for (int i = 0; i < end; i++) {
          lines += bytes[i] == '\n' ? 1 : 0;
        }
      }
      rest = Arrays.copyOfRange(bytes, end, length);
    }
  }

  /** Where the last line that is whole ends. */
  private static int end(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private Block apart(byte[] bytes, int length, long before) {
    List<ListedEntry> entries = new ArrayList<>();
    try (EntryReader reader =
        new EntryReader(name, new ByteArrayInputStream(bytes, 0, length), before)) {
      for (Optional<ListedEntry> next = reader.next(); next.isPresent(); next = reader.next()) {
        entries.add(next.get());
      }
      return new Block(before, entries, Optional.empty());
    } catch (FaultException e) {
      return new Block(before, entries, Optional.of(e));
    }
  }

  @Override
  public void close() throws IOException {
    workers.shutdownNow();
    in.close();
  }
}
