/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.RandomId;
import io.yunheng.casework.RequestState;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which requests are wanted.
 *
 * @param workCase of which case; empty for all
 * @param person who is asked; empty for all
 * @param states of which at least one; all for all
 * @param before due before this day; empty for all
 */
public record RequestFilter(
    Optional<RandomId> workCase,
    Optional<RandomId> person,
    Set<RequestState> states,
    Optional<LocalDate> before) {
  public RequestFilter {
    states = Set.copyOf(states);
  }

  /** All requests of a case. */
  public static RequestFilter of(RandomId workCase) {
    return new RequestFilter(
        Optional.of(workCase),
        Optional.empty(),
        EnumSet.allOf(RequestState.class),
        Optional.empty());
  }

  /** The same in some states. */
  public RequestFilter in(Set<RequestState> others) {
    return new RequestFilter(workCase, person, others, before);
  }

  /** The same, due before a day. */
  public RequestFilter dueBefore(LocalDate day) {
    return new RequestFilter(workCase, person, states, Optional.of(day));
  }

  /** The same, of somebody who is asked. */
  public RequestFilter asked(Optional<RandomId> one) {
    return new RequestFilter(workCase, one, states, before);
  }
}
