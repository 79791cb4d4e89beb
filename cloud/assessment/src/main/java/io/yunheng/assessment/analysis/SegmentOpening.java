/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.estate.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether the rules on one port together let a whole range of addresses in, whatever the port:
 * sources and ports that are split over several rules add up. Not thread-safe.
 */
final class SegmentOpening {
  private final Set<String> ranges;
  private final List<Passing> all = new ArrayList<>();

  /** A rule, and whether it lets anything in. */
  private record Passing(Rule rule, Passage passage, ReachAnswer letsIn) {
    boolean carries(String protocol, long port) {
      return (passage.protocol().isEmpty() || passage.protocol().equals(protocol))
          && (!passage.hasPorts() || (passage.first() <= port && port <= passage.last()));
    }
  }

  SegmentOpening(Set<String> ranges) {
    this.ranges = Set.copyOf(ranges);
  }

  void add(Rule rule, ReachAnswer letsIn) {
    Passage passage = new RuleOpening(rule).passage();
    boolean oneType = !passage.hasPorts() && rule.portMin().optional().isPresent();
    if (!letsIn.no() && !oneType && RuleOpening.prefix(passage.source())) {
      all.add(new Passing(rule, passage, letsIn));
    }
  }

  /** The rules that let a whole range in for certain. */
  List<Rule> rules() {
    return through(all.stream().filter(one -> one.letsIn().yes()).toList()).stream()
        .map(Passing::rule)
        .toList();
  }

  /** Whether a whole range is let in. */
  ReachAnswer open() {
    if (!rules().isEmpty()) {
      return ReachAnswer.YES;
    }
    return through(all).stream()
        .map(Passing::letsIn)
        .reduce(ReachAnswer::and)
        .orElse(ReachAnswer.NO);
  }

  private List<Passing> through(List<Passing> rules) {
    Set<Passing> through = new HashSet<>();
    Set<String> protocols = new TreeSet<>();
    rules.forEach(one -> protocols.add(one.passage().protocol()));
    for (String protocol : protocols) {
      for (String range : ranges) {
        List<Passing> near =
            rules.stream()
                .filter(one -> SourceUnion.touches(one.passage().source(), range))
                .toList();
        if (whole(near, protocol, range)) {
          near.stream()
              .filter(
                  one ->
                      one.passage().protocol().isEmpty()
                          || one.passage().protocol().equals(protocol))
              .forEach(through::add);
        }
      }
    }
    return rules.stream().filter(through::contains).toList();
  }

  /** Whether all of the range is let in at each port where what is let in may change. */
  private static boolean whole(List<Passing> rules, String protocol, String range) {
    Set<Long> ports = new TreeSet<>(Set.of(1L, RuleOpening.LAST_PORT));
    for (Passing one : rules) {
      if (one.passage().hasPorts()) {
        ports.add(Math.max(1, one.passage().first()));
        ports.add(Math.min(RuleOpening.LAST_PORT, one.passage().last() + 1));
      }
    }
    return ports.stream()
        .allMatch(
            port ->
                SourceUnion.holds(
                    rules.stream()
                        .filter(one -> one.carries(protocol, port))
                        .map(one -> one.passage().source())
                        .toList(),
                    range));
  }
}
