/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.check.AddressPrefixes;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * How many public addresses some prefixes hold together: many that each name a source may add up to
 * anybody. Addresses that are not used on the internet do not count.
 */
final class SourceUnion {
  private static final List<String> NOT_PUBLIC =
      List.of(
          "10.0.0.0/8",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "fc00::/7",
          "fe80::/10",
          "::1/128");

  private SourceUnion() {}

  /** Whether it is a prefix of addresses that are used on the internet. */
  static boolean isPublic(String prefix) {
    return RuleOpening.prefix(prefix)
        && NOT_PUBLIC.stream().noneMatch(hidden -> AddressPrefixes.within(prefix, hidden));
  }

  /** Whether the public ones among the prefixes hold more addresses than one of that length. */
  static boolean wide(Collection<String> prefixes, int shortest4, int shortest6) {
    List<AddressPrefixes.Range> ranges =
        prefixes.stream()
            .filter(SourceUnion::isPublic)
            .map(AddressPrefixes::range)
            .sorted(Comparator.comparing(AddressPrefixes.Range::first))
            .toList();
    return size(ranges, false).compareTo(BigInteger.ONE.shiftLeft(32 - shortest4)) > 0
        || size(ranges, true).compareTo(BigInteger.ONE.shiftLeft(128 - shortest6)) > 0;
  }

  /** Whether the prefixes together hold all addresses of a range. */
  static boolean holds(Collection<String> prefixes, String range) {
    AddressPrefixes.Range whole = AddressPrefixes.range(range);
    BigInteger next = whole.first();
    for (AddressPrefixes.Range one :
        prefixes.stream()
            .filter(RuleOpening::prefix)
            .map(AddressPrefixes::range)
            .filter(one -> one.six() == whole.six())
            .sorted(Comparator.comparing(AddressPrefixes.Range::first))
            .toList()) {
      if (one.first().compareTo(next) <= 0) {
        next = next.max(one.last().add(BigInteger.ONE));
      }
    }
    return next.compareTo(whole.last()) > 0;
  }

  /** Whether two prefixes have addresses in common. */
  static boolean touches(String one, String other) {
    return AddressPrefixes.within(one, other) || AddressPrefixes.within(other, one);
  }

  private static BigInteger size(List<AddressPrefixes.Range> ranges, boolean six) {
    BigInteger size = BigInteger.ZERO;
    BigInteger next = BigInteger.ZERO;
    for (AddressPrefixes.Range range : ranges) {
      BigInteger first = range.first().max(next);
      if (range.six() == six && range.last().compareTo(first) >= 0) {
        size = size.add(range.last().subtract(first)).add(BigInteger.ONE);
        next = range.last().add(BigInteger.ONE);
      }
    }
    return size;
  }
}
