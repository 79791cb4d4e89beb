/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a host is like at one moment.
 *
 * @param name of the host
 * @param at when it was collected, by the host's clock
 * @param root whether by somebody who sees everything
 * @param sha256 of the file, in 64 small hexadecimal digits
 * @param coverages how well each section was read, in the order of the file
 * @param sections what was read: by section and key, the fields
 */
public record HostCollection(
    String name,
    Instant at,
    boolean root,
    String sha256,
    List<SectionCoverage> coverages,
    SortedMap<String, SortedMap<String, Map<String, String>>> sections) {

  /**
   * How well a section was read.
   *
   * @param status {@code complete}, {@code partial}, {@code denied}, {@code failed} or {@code
   *     unsupported}
   * @param reason a stable code, empty when complete
   * @param need what would cure it
   */
  public record SectionCoverage(String section, String status, String reason, String need) {
    public boolean complete() {
      return status.equals("complete");
    }
  }

  public HostCollection {
    coverages = List.copyOf(coverages);
    SortedMap<String, SortedMap<String, Map<String, String>>> kept = new TreeMap<>();
    sections.forEach(
        (section, entries) -> {
          SortedMap<String, Map<String, String>> all = new TreeMap<>();
          entries.forEach((key, fields) -> all.put(key, Map.copyOf(fields)));
          kept.put(section, Collections.unmodifiableSortedMap(all));
        });
    sections = Collections.unmodifiableSortedMap(kept);
  }

  /** The entries of a section by key; none may also mean that it was not read. */
  public SortedMap<String, Map<String, String>> entries(String section) {
    SortedMap<String, Map<String, String>> found = sections.get(section);
    return found == null ? new TreeMap<>() : found;
  }

  /** Why a section may have more than was read; empty if it was read wholly. */
  public Optional<SectionCoverage> gap(String section) {
    Map<Boolean, SectionCoverage> first = new HashMap<>();
    for (SectionCoverage coverage : coverages) {
      if (coverage.section().equals(section)) {
        first.putIfAbsent(coverage.complete(), coverage);
      }
    }
    if (first.isEmpty()) {
      return Optional.of(
          new SectionCoverage(section, "unsupported", "not-recorded", "collect-host.sh"));
    }
    return Optional.ofNullable(first.get(false));
  }
}
