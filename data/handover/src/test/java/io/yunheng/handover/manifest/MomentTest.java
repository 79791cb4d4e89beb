/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {
  private static final long SEED = 20_261_122;
  private static final long SECOND = 1_000_000_000L;

  @ParameterizedTest
  @ValueSource(longs = {1, 1_000, 1_000_000, 10_000_000, 1_000_000_000})
  void momentsAreWrittenAsThePlatformWritesThem(long unit) {
    SplittableRandom random = new SplittableRandom(SEED);
    LongStream.generate(random::nextLong)
        .limit(20_000)
        .map(nanos -> nanos / unit * unit)
        .forEach(MomentTest::same);
  }

  @Test
  void theEndsOfWhatNanosecondsCanTellAreWrittenToo() {
    LongStream.of(Long.MIN_VALUE, -SECOND, -1, 0, 1, SECOND - 1, SECOND, Long.MAX_VALUE)
        .forEach(MomentTest::same);
  }

  private static void same(long nanos) {
    Instant expected =
        Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    assertThat(Moment.text(nanos)).as("seed %d, %d", SEED, nanos).isEqualTo(expected.toString());
  }
}
