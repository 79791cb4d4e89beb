/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records come out in the order of their keys, in memory, from disk, and merged twice. */
class SortedRecordsTest {
  private static final long SEED = 20_261_122;
  private static final int RECORDS = 20_000;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1 << 30, 1 << 16, 1 << 12})
  void sameKeysStayInTheOrderInWhichTheyCame(int memory) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    try (SortedRecords records = new SortedRecords(folder, memory)) {
      for (int i = 0; i < RECORDS; i++) {
        byte[] key = ("common/" + random.nextInt(RECORDS / 10)).getBytes(UTF_8);
        records.add(key, ByteBuffer.allocate(Integer.BYTES).putInt(i).array());
      }
      String last = "";
      int came = -1;
      int count = 0;
      for (Optional<SortedRecords.Pair> next = records.next();
          next.isPresent();
          next = records.next()) {
        String key = new String(next.get().key(), UTF_8);
        int number = ByteBuffer.wrap(next.get().value()).getInt();
        assertThat(key).as("seed %d", SEED).isGreaterThanOrEqualTo(last);
        assertThat(number).as("seed %d", SEED).isGreaterThan(key.equals(last) ? came : -1);
        last = key;
        came = number;
        count++;
      }
      assertThat(count).isEqualTo(RECORDS);
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void emptyKeysAndLongRecordsAreRecordsToo() throws IOException {
    try (SortedRecords records = new SortedRecords(folder, 1 << 10)) {
      records.add(new byte[] {1}, new byte[1 << 20]);
      records.add(new byte[0], new byte[0]);
      records.add(new byte[] {(byte) 0xff}, new byte[] {7});
      assertThat(records.next().orElseThrow().key()).isEmpty();
      assertThat(records.next().orElseThrow().value()).hasSize(1 << 20);
      assertThat(records.next().orElseThrow().value()).containsExactly(7);
      assertThat(records.next()).isEmpty();
    }
  }
}
