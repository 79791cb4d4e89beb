/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.check.AddressPrefixes;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Rule;
import java.util.Locale;
import java.util.Set;

/** What a rule lets through, read from its columns. */
final class RuleOpening {
  private static final Set<String> ANY = Set.of("", "any", "all", "-1", "0");
  private static final Set<String> WITH_PORTS = Set.of("tcp", "udp", "sctp", "dccp", "udplite");
  static final long LAST_PORT = 65535;

  private final Rule rule;

  RuleOpening(Rule rule) {
    this.rule = rule;
  }

  /** Whether the rule lets something in. */
  ReachAnswer letsIn() {
    return lets("ingress");
  }

  /** Whether the rule lets something out. */
  ReachAnswer letsOut() {
    return lets("egress");
  }

  private ReachAnswer lets(String direction) {
    return ReachAnswer.of(rule.direction(), direction::equals)
        .and(ReachAnswer.of(rule.action(), "allow"::equals))
        .and(ReachAnswer.of(rule.enabled(), enabled -> enabled, true));
  }

  /**
   * Whether it lets in from so many addresses that they are anybody's: from no stated place, or
   * from a prefix shorter than the settings allow.
   */
  ReachAnswer wide(int shortest4, int shortest6) {
    ReachAnswer group = ReachAnswer.of(rule.remoteGroup(), id -> !id.isEmpty());
    return group.not().and(ReachAnswer.of(rule.remote(), p -> wide(p, shortest4, shortest6), true));
  }

  private static boolean wide(String prefix, int shortest4, int shortest6) {
    if (prefix.isBlank()) {
      return true;
    }
    int shortest = prefix.indexOf(':') >= 0 ? shortest6 : shortest4;
    return prefix(prefix) && AddressPrefixes.length(prefix) < shortest;
  }

  /** Whether the text is an address or a prefix; sources may also write names. */
  static boolean prefix(String text) {
    try {
      return AddressPrefixes.length(text) >= 0;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** The protocol in small letters, empty for any. */
  String protocol() {
    String word = rule.protocol().optional().orElse("").toLowerCase(Locale.ROOT);
    return ANY.contains(word) ? "" : word;
  }

  /** Whether it is about ports at all. */
  boolean hasPorts() {
    return protocol().isEmpty() || WITH_PORTS.contains(protocol());
  }

  long first() {
    return bound(rule.portMin(), 0);
  }

  long last() {
    return bound(rule.portMax(), LAST_PORT);
  }

  /** Null and null, and a protocol of any kind, mean all ports; so does 1 to 65535. */
  Passage passage() {
    return new Passage(
        protocol(), hasPorts(), first(), last(), rule.remote().optional().orElse(""));
  }

  private long bound(Fact<Long> fact, long whenOpen) {
    return protocol().isEmpty() ? whenOpen : fact.optional().orElse(whenOpen);
  }

  /** Whether the columns that say what passes could be read. */
  ReachAnswer readable() {
    return ReachAnswer.of(rule.protocol(), _ -> true, true)
        .and(ReachAnswer.of(rule.portMin(), _ -> true, true))
        .and(ReachAnswer.of(rule.portMax(), _ -> true, true));
  }

  /** The ports for people. */
  String ports() {
    if (!hasPorts()) {
      return "-";
    }
    return first() == last() ? Long.toString(first()) : first() + "-" + last();
  }

  /** The source for people. */
  String source() {
    return rule.remote().optional().filter(remote -> !remote.isBlank()).orElse("*");
  }
}
