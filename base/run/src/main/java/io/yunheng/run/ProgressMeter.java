/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.run;

import io.yunheng.fault.Fault;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** Counts progress, for whoever asks how far the work is. Safe for threads. */
public final class ProgressMeter implements Progress {
  private volatile Counts counts = new Counts(Phase.of("begin"), counters());
  private final Map<Unit, LongAdder> whole = counters();
  private final List<Fault> warnings = new CopyOnWriteArrayList<>();

  private record Counts(Phase phase, Map<Unit, LongAdder> units) {}

  private static Map<Unit, LongAdder> counters() {
    Map<Unit, LongAdder> units = new EnumMap<>(Unit.class);
    for (Unit unit : Unit.values()) {
      units.put(unit, new LongAdder());
    }
    return units;
  }

  @Override
  public synchronized void begin(Phase phase) {
    boolean same = counts.phase().code().equals(phase.code());
    counts = new Counts(phase, same ? counts.units() : counters());
  }

  @Override
  public void count(Unit unit, long more) {
    Map<Unit, LongAdder> units = counts.units();
    units.getOrDefault(unit, new LongAdder()).add(more);
    whole.getOrDefault(unit, new LongAdder()).add(more);
  }

  @Override
  public void warn(Fault fault) {
    warnings.add(fault);
  }

  /** How far the work is at this moment. */
  public Position position() {
    Counts now = counts;
    Map<Unit, Long> done = new EnumMap<>(Unit.class);
    now.units()
        .forEach(
            (unit, count) -> {
              if (count.sum() > 0) {
                done.put(unit, count.sum());
              }
            });
    return new Position(now.phase(), done);
  }

  /** How many units of this kind are done in all phases together. */
  public long done(Unit unit) {
    return whole.getOrDefault(unit, new LongAdder()).sum();
  }

  /** What was warned of so far, in that order. */
  public List<Fault> warnings() {
    return List.copyOf(warnings);
  }
}
