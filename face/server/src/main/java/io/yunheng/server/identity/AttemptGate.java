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

  /** So long after a lock ended, an account begins anew. */
  private static final Duration FORGIVEN = Duration.ofDays(2);

  /** No lock lasts longer than a day, so that none is forgotten before it is forgiven. */
  private static final Duration KEPT = Duration.ofDays(3);

  private final Store store;
  private final LoginSettings settings;
  private final InstantSource clock;

  public AttemptGate(Store store, LoginSettings settings, InstantSource clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * How long the next guess at the password of a login has to wait, the same whether there is such
   * an account or not; empty if it need not.
   */
  Optional<Duration> pause(String login, Optional<RandomId> person, String address) {
    return person.isPresent()
        ? pause(person, address)
        : longer(
            left(store.attempts().find(nobody(login)).flatMap(AttemptRecord::lockedUntil)),
            address);
  }

  /** How long the next guess has to wait; empty if it need not. */
  Optional<Duration> pause(Optional<RandomId> person, String address) {
    return longer(
        left(
            person
                .flatMap(one -> store.passwords().find(one))
                .flatMap(PasswordRecord::lockedUntil)),
        address);
  }

  private Duration left(Optional<Instant> until) {
    return until.map(one -> Duration.between(clock.instant(), one)).orElse(Duration.ZERO);
  }

  private Optional<Duration> longer(Duration account, String address) {
    Duration place = left(store.attempts().find(address).flatMap(AttemptRecord::lockedUntil));
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
      store.attempts().save(elsewhere(login), 0, Optional.empty(), clock.instant().minus(KEPT));
    }
  }

  private static String elsewhere(String login) {
    return "elsewhere " + TokenDigest.of(Person.normal(login)).text();
  }

  private static String nobody(String login) {
    return "nobody " + TokenDigest.of(Person.normal(login)).text();
  }

  /**
   * Notes a wrong guess at the password of a login. One that nobody has is locked like an account,
   * so that a lock does not tell that there is one.
   */
  void failed(String login, Optional<RandomId> person, String address) {
    if (person.isEmpty()) {
      Instant now = clock.instant();
      long failures =
          1
              + store
                  .attempts()
                  .find(nobody(login))
                  .filter(one -> !forgiven(one.lockedUntil()))
                  .map(AttemptRecord::failures)
                  .orElse(0L);
      Instant until = now.plus(settings.pause(failures));
      store.attempts().save(nobody(login), failures, Optional.of(until), now.minus(KEPT));
    }
    failed(person, address);
  }

  /** Notes a wrong guess. */
  void failed(Optional<RandomId> person, String address) {
    person.ifPresent(
        one -> {
          if (forgiven(store.passwords().find(one).flatMap(PasswordRecord::lockedUntil))) {
            store.passwords().succeeded(one);
          }
          long failures = 1 + store.passwords().find(one).map(PasswordRecord::failures).orElse(0L);
          Instant until = clock.instant().plus(settings.pause(failures));
          store.passwords().failed(one, Optional.of(until), ActAuthor.system());
        });
    count(address, PEOPLE_OF_AN_ADDRESS);
  }

  private boolean forgiven(Optional<Instant> lockedUntil) {
    return lockedUntil.filter(one -> one.plus(FORGIVEN).isBefore(clock.instant())).isPresent();
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
    store.attempts().save(place, failures, until(now, wait), now.minus(KEPT));
  }

  /** Notes a guess that was right. */
  void succeeded(RandomId person) {
    store.passwords().succeeded(person);
  }

  private static Optional<Instant> until(Instant now, Duration wait) {
    return wait.isZero() ? Optional.empty() : Optional.of(now.plus(wait));
  }
}
