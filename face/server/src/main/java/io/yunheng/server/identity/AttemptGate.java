/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.identity;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.access.TokenDigest;
import io.yunheng.server.settings.LoginSettings;
import io.yunheng.store.AttemptRecord;
import io.yunheng.store.PasswordRecord;
import io.yunheng.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Counts wrong guesses, of each account and from each address, and keeps both closed for longer
 * each time. The counts are in the store, so that a restart forgets nothing. Being right once
 * clears the account's count, never that of the address: else whoever has an account could guess at
 * others.
 */
public final class AttemptGate {
  /** Many people may come from one address. */
  private static final int PEOPLE_OF_AN_ADDRESS = 4;

  private static final Duration FORGOTTEN = Duration.ofHours(24);

  private final Store store;
  private final LoginSettings settings;
  private final InstantSource clock;

  public AttemptGate(Store store, LoginSettings settings, InstantSource clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  /** How long the next guess has to wait; empty if it need not. */
  Optional<Duration> pause(Optional<RandomId> person, String address) {
    Instant now = clock.instant();
    Duration account =
        person
            .flatMap(one -> store.passwords().find(one))
            .flatMap(PasswordRecord::lockedUntil)
            .map(until -> Duration.between(now, until))
            .orElse(Duration.ZERO);
    Duration place =
        store
            .attempts()
            .find(address)
            .flatMap(AttemptRecord::lockedUntil)
            .map(until -> Duration.between(now, until))
            .orElse(Duration.ZERO);
    Duration longer = account.compareTo(place) > 0 ? account : place;
    return longer.isPositive() ? Optional.of(longer) : Optional.empty();
  }

  /** How long the next guess at an account elsewhere has to wait, whosever it is. */
  Optional<Duration> pauseElsewhere(String login) {
    Instant now = clock.instant();
    return store
        .attempts()
        .find(elsewhere(login))
        .flatMap(AttemptRecord::lockedUntil)
        .map(until -> Duration.between(now, until))
        .filter(Duration::isPositive);
  }

  /** Notes a wrong guess at an account elsewhere, whosever it is. */
  void failedElsewhere(String login) {
    count(elsewhere(login), 1);
  }

  /** Notes that a guess at an account elsewhere was right. */
  void succeededElsewhere(String login) {
    if (store.attempts().find(elsewhere(login)).isPresent()) {
      store
          .attempts()
          .save(elsewhere(login), 0, Optional.empty(), clock.instant().minus(FORGOTTEN));
    }
  }

  private static String elsewhere(String login) {
    return "elsewhere " + TokenDigest.of(Person.normal(login)).text();
  }

  /** Notes a wrong guess. */
  void failed(Optional<RandomId> person, String address) {
    Instant now = clock.instant();
    person.ifPresent(
        one -> {
          long failures = 1 + store.passwords().find(one).map(PasswordRecord::failures).orElse(0L);
          store.passwords().failed(one, until(now, settings.pause(failures)), ActAuthor.system());
        });
    count(address, PEOPLE_OF_AN_ADDRESS);
  }

  private void count(String place, int people) {
    Instant now = clock.instant();
    long failures =
        1
            + store
                .attempts()
                .find(place)
                .filter(one -> one.seen().plus(FORGOTTEN).isAfter(now))
                .map(AttemptRecord::failures)
                .orElse(0L);
    Duration wait = settings.pause(failures / people);
    store.attempts().save(place, failures, until(now, wait), now.minus(FORGOTTEN));
  }

  /** Notes a guess that was right. */
  void succeeded(RandomId person) {
    store.passwords().succeeded(person);
  }

  private static Optional<Instant> until(Instant now, Duration wait) {
    return wait.isZero() ? Optional.empty() : Optional.of(now.plus(wait));
  }
}
