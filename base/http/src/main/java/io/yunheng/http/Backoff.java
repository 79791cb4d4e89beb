/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/**
 * Waits before a request is sent again: as long as {@code Retry-After} asks, in seconds or until a
 * date (RFC 9110, section 10.2.3), else exponentially longer with random jitter, so that many
 * clients do not return at the same moment. Thread-safe if its parts are.
 */
public final class Backoff {
  private static final int MOST_DOUBLINGS = 10;
  private static final int MOST_DIGITS = 9;

  /** How time is spent waiting. */
  @FunctionalInterface
  public interface Waiting {
    void sleep(Duration duration) throws InterruptedException;
  }

  private final RetryPolicy policy;
  private final Clock clock;
  private final Waiting waiting;
  private final RandomGenerator random;

  /**
   * A back-off.
   *
   * @param clock for {@code Retry-After} with a date
   * @param random for the jitter
   */
  public Backoff(RetryPolicy policy, Clock clock, Waiting waiting, RandomGenerator random) {
    this.policy = policy;
    this.clock = clock;
    this.waiting = waiting;
    this.random = random;
  }

  /** A back-off of the running program, for many threads. */
  public static Backoff of(RetryPolicy policy) {
    return new Backoff(policy, Clock.systemUTC(), Thread::sleep, jitter());
  }

  /** Random numbers for many threads. */
  public static RandomGenerator jitter() {
    return () -> ThreadLocalRandom.current().nextLong();
  }

  /** Begins the attempts of one request. */
  public Attempts begin() {
    return new Attempts();
  }

  /** Whether the same request may succeed later. */
  public boolean busy(int status) {
    return policy.busy(status);
  }

  /**
   * Waits before a retry that the caller counts.
   *
   * @param retries that were made before
   * @throws InterruptedException if it is interrupted
   */
  public void pause(int retries) throws InterruptedException {
    waiting.sleep(duration(retries, Optional.empty()));
  }

  private Duration duration(int retries, Optional<String> retryAfter) {
    Duration wait = retryAfter.flatMap(this::asked).orElseGet(() -> exponential(retries));
    return wait.compareTo(policy.longestWait()) > 0 ? policy.longestWait() : wait;
  }

  /** Up to twice the doubled wait; the doubled wait stops growing at half of the longest. */
  private Duration exponential(int retries) {
    long doubled = policy.firstWait().toMillis() << Math.min(retries, MOST_DOUBLINGS);
    long least = Math.min(doubled, policy.longestWait().toMillis() / 2);
    return Duration.ofMillis(least < 1 ? 0 : least + random.nextLong(least));
  }

  private Optional<Duration> asked(String value) {
    try {
      if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Optional.of(
            value.length() > MOST_DIGITS
                ? policy.longestWait()
                : Duration.ofSeconds(Long.parseLong(value)));
      }
      Duration wait =
          Duration.between(
              clock.instant(),
              ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** The attempts of one request. Not thread-safe. */
  public final class Attempts {
    private int retries;

    private Attempts() {}

    /**
     * Waits for the next attempt after a request failed.
     *
     * @return false, without waiting, if no retry is left
     * @throws InterruptedException if it is interrupted
     */
    public boolean next() throws InterruptedException {
      return next(Optional.empty(), () -> {});
    }

    /**
     * Waits for the next attempt after a server was busy.
     *
     * @param retryAfter the header of that name
     * @param discard releases the answer before the wait, if another attempt follows
     * @return false, without waiting, if no retry is left
     * @throws InterruptedException if it is interrupted
     */
    public boolean next(Optional<String> retryAfter, Runnable discard) throws InterruptedException {
      if (retries == policy.retries()) {
        return false;
      }
      discard.run();
      waiting.sleep(duration(retries, retryAfter));
      retries++;
      return true;
    }
  }
}
