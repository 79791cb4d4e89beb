/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.context;

import io.yunheng.finding.Finding;
import io.yunheng.finding.Findings;
import io.yunheng.inspection.InspectionLimits;
import io.yunheng.inspection.InspectionRules;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One look into one file: what it may cost, what was found and counted. Not thread-safe. */
public final class InspectionContext {
  private final InspectionLimits limits;
  private final InspectionRules rules;
  private final Findings<DeepCode> findings;
  private final Map<ContentCount, Long> counts = new EnumMap<>(ContentCount.class);
  private final ArchiveListing listing;
  private final long start = System.nanoTime();
  private long bytes;
  private long entries;

  public InspectionContext(
      InspectionRules rules, InspectionLimits limits, Consumer<ArchiveEntry> listed) {
    this.rules = rules;
    this.limits = limits;
    this.findings = new Findings<>(rules.findings(), limits.kept());
    this.listing = new ArchiveListing(listed);
  }

  public InspectionLimits limits() {
    return limits;
  }

  /** What was found and is kept, in the order it was found. */
  public List<Finding> findings() {
    return findings.kept();
  }

  public ArchiveListing listing() {
    return listing;
  }

  public void found(DeepCode code, String place, String... namesAndValues) {
    found(code, rules.finding(code, place, namesAndValues));
  }

  /** The reason why looking ended is found. */
  public void found(InspectionStopException stop) {
    found(stop.code(), stop.finding(rules));
  }

  private void found(DeepCode code, Finding finding) {
    findings.addOnce(code, finding.place(), finding.details());
  }

  public void count(ContentCount what, long more) {
    counts.merge(what, more, Long::sum);
  }

  public Map<ContentCount, Long> counts() {
    return Map.copyOf(counts);
  }

  /** Bytes were unpacked or decrypted. */
  public void bytes(long more, String place) throws InspectionStopException {
    bytes += more;
    counts.put(ContentCount.BYTES_IN_ALL, bytes);
    if (bytes > limits.bytes()) {
      throw InspectionStopException.all(
          DeepCode.LIMIT_BYTES, place, "limit", Long.toString(limits.bytes()));
    }
    time(place);
  }

  /** An entry of an archive was come upon. */
  public void entry(String place) throws InspectionStopException {
    entries++;
    if (entries > limits.entries()) {
      throw InspectionStopException.all(
          DeepCode.LIMIT_ENTRIES, place, "limit", Long.toString(limits.entries()));
    }
    time(place);
  }

  /** Ends the look when its time is up. */
  public void time(String place) throws InspectionStopException {
    if (System.nanoTime() - start > limits.time().toNanos()) {
      throw InspectionStopException.all(
          DeepCode.LIMIT_TIME, place, "limit", limits.time().toString());
    }
  }
}
