/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.ByteSource;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.fixity.DigestOutcome;
import io.yunheng.fixity.Message;
import io.yunheng.fixity.MultiBufferDigests;
import io.yunheng.fixity.PendingTasks;
import io.yunheng.run.Progress;
import io.yunheng.run.Unit;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Digests files side by side and on several threads, with the digests that are known to do so. */
public final class FastDigests implements FileDigests {
  private final DigestEngine engine;
  private final int threads;
  private final Progress progress;

  /**
   * Digests with an engine.
   *
   * @param progress counts the files
   */
  public FastDigests(DigestEngine engine, int threads, Progress progress) {
    this.engine = engine;
    this.threads = threads;
    this.progress = progress;
  }

  @Override
  public Set<String> algorithms() {
    return Arrays.stream(Algorithm.values())
        .map(Algorithm::code)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void digest(
      Supplier<Optional<BagFile>> next, Set<String> algorithms, Consumer<Result> done)
      throws InterruptedException {
    Set<Algorithm> wanted = EnumSet.noneOf(Algorithm.class);
    for (Algorithm algorithm : Algorithm.values()) {
      if (algorithms.contains(algorithm.code())) {
        wanted.add(algorithm);
      }
    }
    Thread owner = Thread.currentThread();
    AtomicBoolean stopped = new AtomicBoolean();
    Supplier<Optional<BagFile>> unlessStopped =
        () -> stopped.get() || owner.isInterrupted() ? Optional.empty() : next.get();
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      var working =
          IntStream.range(0, threads)
              .<Future<?>>mapToObj(_ -> workers.submit(() -> work(unlessStopped, wanted, done)))
              .toList();
      try {
        PendingTasks.await(working, () -> stopped.set(true));
      } finally {
        stopped.set(true);
      }
    }
  }

  private void work(
      Supplier<Optional<BagFile>> next, Set<Algorithm> algorithms, Consumer<Result> done) {
    try (MultiBufferDigests<OfBag> work =
        new MultiBufferDigests<>(engine, algorithms, outcome -> report(outcome, done))) {
      work.run(() -> next.get().map(OfBag::new));
    }
  }

  private void report(DigestOutcome<OfBag> outcome, Consumer<Result> done) {
    done.accept(result(outcome));
    progress.count(Unit.FILES, 1);
    if (outcome instanceof DigestOutcome.Digested<OfBag>(OfBag _, long length, var _)) {
      progress.count(Unit.OCTETS, length);
    }
  }

  private static Result result(DigestOutcome<OfBag> outcome) {
    BagFile file = outcome.message().file();
    return switch (outcome) {
      case DigestOutcome.Digested<OfBag>(OfBag _, long length, Map<Algorithm, String> digests) -> {
        Map<String, String> named = new HashMap<>();
        digests.forEach((algorithm, digest) -> named.put(algorithm.code(), digest));
        yield new Result.Digested(file, length, named);
      }
      case DigestOutcome.Unread<OfBag>(OfBag _, IOException why) ->
          new Result.Unread(file, String.valueOf(why.getMessage()));
    };
  }

  private record OfBag(BagFile file) implements Message {
    @Override
    public ByteSource open() throws IOException {
      return new Reading(FileChannel.open(file.location(), StandardOpenOption.READ));
    }
  }

  private record Reading(FileChannel channel) implements ByteSource {
    @Override
    public int read(MemorySegment into) throws IOException {
      ByteBuffer buffer = into.asByteBuffer();
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // Until it is full or there is no more.
      }
      return buffer.position();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
