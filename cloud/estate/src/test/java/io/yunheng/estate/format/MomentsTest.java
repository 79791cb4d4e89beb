/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
  static LongStream seeds() {
    return RandomEstates.seeds(5);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyMomentComesBack(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      long seconds =
          i % 2 == 0
              ? random.nextLong(-100_000_000_000L, 300_000_000_000L)
              : random.nextLong(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond());
      int nanos = random.nextInt(3) == 0 ? 0 : random.nextInt(1_000_000_000);
      Instant moment = Instant.ofEpochSecond(seconds, nanos);
      assertThat(Moments.parse(Moments.text(moment))).as("seed %d", seed).contains(moment);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-01T00:00:00.1Z",
        "2024-02-29T23:59:59.000000001Z",
        "0000-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z",
        "+12026-01-01T00:00:00Z"
      })
  void whatIsAMomentIsUnderstood(String text) {
    assertThat(Moments.parse(text)).contains(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-01-01",
        "2026-01-01T00:00:00",
        "2026-01-01T00:00Z",
        "2026-01-01T00:00:00z",
        "2026-01-01t00:00:00Z",
        "2026-01-01 00:00:00Z",
        "2026-01-01T00:00:00+00:00",
        "2026-01-01T00:00:00.Z",
        "2026-01-01T00:00:00,1Z",
        "2026-01-01T00:00:00.1234567890Z",
        "2026-01-01T00:00:00.-12Z",
        "2026-00-01T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-02-29T00:00:00Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01T00:60:00Z",
        "2026-01-01T00:00:60Z",
        "2026-1-001T00:00:00Z",
        "２０２６-01-01T00:00:00Z",
        "+2026-01-01T00:00:00Z",
        "-0000-01-01T00:00:00Z",
        "+9999999999-01-01T00:00:00Z",
        "99999-01-01T00:00:00Z"
      })
  void whatIsNoneIsRefused(String text) {
    assertThat(Moments.parse(text)).isEmpty();
  }
}
