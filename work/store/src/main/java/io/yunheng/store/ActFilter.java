/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.RandomId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which acts are wanted; what is empty does not matter.
 *
 * @param from the first moment
 * @param until the first moment that is too late
 * @param after the last sequence that is too early
 */
public record ActFilter(
    Optional<RandomId> person,
    Optional<RandomId> object,
    Optional<RandomId> workCase,
    Optional<ActKind> kind,
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<Long> after) {
  /** All. */
  public static final ActFilter ALL =
      new ActFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Those in a case. */
  public static ActFilter in(RandomId workCase) {
    return new ActFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.of(workCase),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Those on an object. */
  public static ActFilter on(RandomId object) {
    return new ActFilter(
        Optional.empty(),
        Optional.of(object),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
