/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long is waited before a request is sent again. */
class BackoffTest {
  private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
  private static final RetryPolicy POLICY =
      new RetryPolicy(Set.of(503), 8, Duration.ofMillis(200), Duration.ofSeconds(30));

  private final List<Duration> waits = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "7, 7",
    "'Fri, 20 Nov 2026 00:00:12 GMT', 12",
    "'Mon, 01 Jan 2001 00:00:00 GMT', 0",
    "86400, 30",
    "99999999999999999999999, 30",
    "'Fri, 20 Nov 2099 00:00:12 GMT', 30"
  })
  void aServerSaysHowLongWithinBounds(String retryAfter, long seconds) throws InterruptedException {
    assertThat(backoff(() -> 0).begin().next(Optional.of(retryAfter), () -> {})).isTrue();
    assertThat(waits).containsExactly(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({"soon", "-5", "1.5", "''", "'Fri, 20 Nov 2026'"})
  void whatIsNoTimeIsNotHeeded(String retryAfter) throws InterruptedException {
    assertThat(backoff(() -> 0).begin().next(Optional.of(retryAfter), () -> {})).isTrue();
    assertThat(waits).containsExactly(POLICY.firstWait());
  }

  @Test
  void waitsGrowExponentiallyUpToABound() throws InterruptedException {
    Backoff.Attempts attempts = backoff(() -> 0).begin();
    while (attempts.next()) {
      assertThat(waits).hasSizeLessThanOrEqualTo(POLICY.retries());
    }
    assertThat(waits.stream().map(Duration::toMillis))
        .containsExactly(200L, 400L, 800L, 1600L, 3200L, 6400L, 12_800L, 15_000L);
  }

  @Test
  void jitterAddsAtMostAsMuchAgain() throws InterruptedException {
    RandomGenerator random = new SplittableRandom(7);
    for (int i = 0; i < 200; i++) {
      backoff(random).pause(1);
      backoff(random).pause(60);
    }
    assertThat(waits).hasSize(400);
    assertThat(new HashSet<>(waits)).hasSizeGreaterThan(100);
    for (int i = 0; i < waits.size(); i += 2) {
      assertThat(waits.get(i)).isBetween(Duration.ofMillis(400), Duration.ofMillis(800));
      assertThat(waits.get(i + 1)).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
    }
  }

  @Test
  void anAnswerIsReleasedOnlyIfAnotherAttemptFollows() throws InterruptedException {
    List<String> released = new ArrayList<>();
    RetryPolicy once = new RetryPolicy(Set.of(503), 1, Duration.ZERO, Duration.ZERO);
    Backoff.Attempts attempts = new Backoff(once, Clock.systemUTC(), waits::add, () -> 0).begin();
    assertThat(attempts.next(Optional.empty(), () -> released.add("first"))).isTrue();
    assertThat(attempts.next(Optional.empty(), () -> released.add("second"))).isFalse();
    assertThat(released).containsExactly("first");
    assertThat(waits).containsExactly(Duration.ZERO);
  }

  @Test
  void anInterruptedWaitEndsTheAttempts() {
    Backoff backoff =
        new Backoff(
            POLICY,
            Clock.systemUTC(),
            _ -> {
              throw new InterruptedException();
            },
            () -> 0);
    assertThatThrownBy(() -> backoff.begin().next()).isInstanceOf(InterruptedException.class);
    assertThatThrownBy(() -> backoff.pause(0)).isInstanceOf(InterruptedException.class);
  }

  private Backoff backoff(RandomGenerator random) {
    return new Backoff(POLICY, Clock.fixed(NOW, ZoneOffset.UTC), waits::add, random);
  }
}
