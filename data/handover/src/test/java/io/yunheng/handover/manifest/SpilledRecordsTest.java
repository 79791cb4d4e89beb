/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpilledRecordsTest {
  private static final int THREADS = 4;
  private static final int EACH = 20_000;
  @TempDir Path folder;

  private static byte[] record(String key, String rest) {
    byte[] bytes = key.getBytes(UTF_8);
    byte[] more = rest.getBytes(UTF_8);
    return ByteBuffer.allocate(FileIdentity.SIZE + Integer.BYTES + bytes.length + more.length)
        .position(FileIdentity.SIZE)
        .putInt(bytes.length)
        .put(bytes)
        .put(more)
        .array();
  }

  private static List<String> all(SpilledRecords records) throws IOException {
    List<String> all = new ArrayList<>();
    records.sort();
    for (Optional<byte[]> next = records.next(); next.isPresent(); next = records.next()) {
      byte[] record = next.get();
      int from = FileIdentity.SIZE + Integer.BYTES;
      all.add(new String(record, from, record.length - from, UTF_8));
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {1 << 14, 1 << 18, 1 << 28})
  void whatSeveralThreadsAddComesOutOnceAndInOrder(int memory) throws Exception {
    try (SpilledRecords records = new SpilledRecords(folder, memory);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> adding = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int own = thread;
        adding.add(threads.submit(() -> add(records, own)));
      }
      for (Future<?> each : adding) {
        each.get();
      }
      List<String> expected =
          IntStream.range(0, THREADS * EACH).mapToObj("%06d"::formatted).sorted().toList();
      assertThat(all(records)).isEqualTo(expected);
      assertThat(all(records)).isEqualTo(expected);
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  private static void add(SpilledRecords records, int thread) {
    try {
      for (int i = EACH - 1; i >= 0; i--) {
        records.add(record("%06d".formatted(i * THREADS + thread), ""));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void ofOneKeyTheLastRecordIsKept() throws Exception {
    try (SpilledRecords records = new SpilledRecords(folder, 100)) {
      for (int i = 0; i < 50; i++) {
        records.add(record("k" + i % 5, " " + i));
      }
      assertThat(all(records)).containsExactly("k0 45", "k1 46", "k2 47", "k3 48", "k4 49");
    }
  }
}
