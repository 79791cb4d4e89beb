/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.run;

import java.util.EnumMap;
import java.util.Map;

/**
 * A phase of work.
 *
 * @param code names it for programs and for its texts: lower-case words, joined by hyphens
 * @param subject what it is about at the moment, such as the name of a table; empty if there is
 *     nothing to name
 * @param totals how much there will be, of the units of which that is known
 */
public record Phase(String code, String subject, Map<Unit, Long> totals) {
  public Phase {
    if (!code.matches("[a-z]+(-[a-z]+)*")) {
      throw new IllegalArgumentException(code);
    }
    totals = Map.copyOf(totals);
  }

  /** A phase of which nobody knows how much there will be. */
  public static Phase of(String code) {
    return new Phase(code, "", Map.of());
  }

  /** The same about something. */
  public Phase about(String what) {
    return new Phase(code, what, totals);
  }

  /** The same with a total. */
  public Phase total(Unit unit, long amount) {
    Map<Unit, Long> all = new EnumMap<>(Unit.class);
    all.putAll(totals);
    all.put(unit, amount);
    return new Phase(code, subject, all);
  }
}
