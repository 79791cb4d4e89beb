/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.benchmarks;

import io.yunheng.fault.Word;
import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.Attendant;
import io.yunheng.fixity.ByteSource;
import io.yunheng.fixity.ChunkScheme;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.fixity.LargeFileSettings;
import io.yunheng.fixity.Message;
import io.yunheng.fixity.MultiBufferDigests;
import io.yunheng.fixity.Stat;
import io.yunheng.fixity.TreeDigests;
import io.yunheng.fixity.TreeEntry;
import io.yunheng.fixity.TreePath;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Digests a tree, or shows what digesting alone costs. */
public final class DigestBenchmark {
  private static final int MESSAGES = 2_000;
  private static final int BYTES = 1 << 20;

  /** Bytes of one message that nothing goes beside. */
  private static final long ALONE = 512L << 20;

  private static final int ROUNDS = 6;
  private static final double GIGA = 1e9;

  private DigestBenchmark() {}

  /**
   * Arguments: a folder, algorithms with commas, threads, and how long files are read: {@code
   * whole} where nothing is said, {@code both} with a chunk tree of SM3, {@code tree} by that
   * alone; or {@code kernel} in place of the folder.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Set<Algorithm> algorithms =
        Arrays.stream(arguments[1].split(",", -1))
            .map(code -> Word.of(Algorithm.class, code).orElseThrow())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Algorithm.class)));
    if (arguments[0].equals("kernel")) {
      kernel(algorithms);
      return;
    }
    ChunkScheme chunking = new ChunkScheme(ChunkScheme.USUAL, EnumSet.of(Algorithm.SM3));
    LargeFileSettings how =
        switch (arguments.length > 3 ? arguments[3] : "whole") {
          case "both" -> LargeFileSettings.trees(chunking);
          case "tree" -> LargeFileSettings.treesAlone(chunking);
          default -> LargeFileSettings.USUAL;
        };
    Path root = Path.of(arguments[0]);
    int threads = Integer.parseInt(arguments[2]);
    LongAdder digested = new LongAdder();
    try (DigestEngine engine = DigestEngine.fastest()) {
      TreeDigests.of(root, algorithms, how, engine, threads, new Counting(digested));
    }
    System.out.println(digested.sum());
  }

  /** Counts files and looks at nothing. */
  private record Counting(LongAdder digested) implements Attendant<Attendant.Watch> {
    private static final Watch NOTHING =
        new Watch() {
          @Override
          public void bytes(MemorySegment piece) {}

          @Override
          public void drop() {}
        };

    @Override
    public Optional<Watch> begin(TreePath path, Stat stat) {
      return Optional.of(NOTHING);
    }

    @Override
    public void found(TreeEntry found, Optional<Watch> watch) {
      if (found instanceof TreeEntry.Digested) {
        digested.increment();
      }
    }
  }

  /** The same bytes again and again, so that nothing is read. */
  private record Same(long length) implements Message {
    @Override
    public ByteSource open() {
      return new ByteSource() {
        private long left = length;

        @Override
        public int read(MemorySegment into) {
          int count = (int) Math.min(left, into.byteSize());
          left -= count;
          return count;
        }

        @Override
        public void close() {}
      };
    }
  }

  private static void kernel(Set<Algorithm> algorithms) {
    try (DigestEngine engine = DigestEngine.fastest();
        MultiBufferDigests<Same> work = new MultiBufferDigests<>(engine, algorithms, _ -> {})) {
      for (int round = 0; round < ROUNDS; round++) {
        kernel(work, algorithms, MESSAGES, BYTES);
      }
      for (int round = 0; round < ROUNDS; round++) {
        kernel(work, algorithms, 1, ALONE);
      }
    }
  }

  private static void kernel(
      MultiBufferDigests<Same> work, Set<Algorithm> algorithms, int messages, long bytes) {
    int[] left = {messages};
    long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    work.run(() -> left[0]-- > 0 ? Optional.of(new Same(bytes)) : Optional.empty());
    double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began) / GIGA;
    System.out.printf(
        Locale.ROOT,
        "%s, %s: %.2f GB/s per CPU-second%n",
        algorithms.stream().map(Algorithm::code).collect(Collectors.joining(" and ")),
        messages == 1 ? "one message in memory alone" : "messages in memory",
        (double) messages * bytes / GIGA / seconds);
  }
}
