/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.look;

import io.yunheng.inspection.Finding;
import io.yunheng.inspection.Limits;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** One look into one file: what it may cost, what was found and counted. Not thread-safe. */
public final class Look {
  private final Limits limits;
  private final Findings findings;
  private final Map<Count, Long> counts = new EnumMap<>(Count.class);
  private final Listing listing;
  private final long start = System.nanoTime();
  private long bytes;
  private long entries;

  public Look(Limits limits, Consumer<Listed> listed) {
    this.limits = limits;
    this.findings = new Findings(limits.kept());
    this.listing = new Listing(listed);
  }

  public Limits limits() {
    return limits;
  }

  public Findings findings() {
    return findings;
  }

  public Listing listing() {
    return listing;
  }

  public void found(DeepCode code, String place, String... namesAndValues) {
    findings.add(Finding.of(code, place, namesAndValues));
  }

  public void count(Count what, long more) {
    counts.merge(what, more, Long::sum);
  }

  public Map<Count, Long> counts() {
    return Map.copyOf(counts);
  }

  /** Bytes were unpacked or decrypted. */
  public void bytes(long more, String place) throws Stop {
    bytes += more;
    counts.put(Count.BYTES_IN_ALL, bytes);
    if (bytes > limits.bytes()) {
      throw Stop.all(DeepCode.LIMIT_BYTES, place, "limit", Long.toString(limits.bytes()));
    }
    time(place);
  }

  /** An entry of an archive was come upon. */
  public void entry(String place) throws Stop {
    entries++;
    if (entries > limits.entries()) {
      throw Stop.all(DeepCode.LIMIT_ENTRIES, place, "limit", Long.toString(limits.entries()));
    }
    time(place);
  }

  /** Ends the look when its time is up. */
  public void time(String place) throws Stop {
    if (System.nanoTime() - start > limits.time().toNanos()) {
      throw Stop.all(DeepCode.LIMIT_TIME, place, "limit", limits.time().toString());
    }
  }
}
