/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.access.RandomId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Set;

/**
 * When jobs of a case are asked for by themselves.
 *
 * @param request of each job, as its worker understands it
 * @param minute of the day, 0 to 1439, in the zone of the case
 * @param next when the next one is due
 */
public record CaseSchedule(
    RandomId id,
    RandomId workCase,
    String kind,
    String request,
    int minute,
    Set<DayOfWeek> days,
    boolean enabled,
    Instant next,
    long version) {
  private static final int MINUTES = 24 * 60;

  public CaseSchedule {
    days = Set.copyOf(days);
    if (minute < 0 || minute >= MINUTES || days.isEmpty()) {
      throw new IllegalArgumentException("a schedule has a minute of the day, and days");
    }
  }
}
