/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.responsibility.Duty;
import io.yunheng.responsibility.People;
import java.util.IdentityHashMap;
import java.util.function.Function;

/** What there is to say of people, found once however many duties they have. */
public final class PeopleIndex<T> {
  private final IdentityHashMap<People, T> known = new IdentityHashMap<>();
  private final Function<People, T> finding;

  public PeopleIndex(Function<People, T> finding) {
    this.finding = finding;
  }

  /** That of the people of a duty. */
  public T of(Duty duty) {
    return known.computeIfAbsent(duty.people(), finding);
  }
}
