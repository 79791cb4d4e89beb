/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

/**
 * Traffic that something lets in.
 *
 * @param protocol in small letters, empty for any
 * @param hasPorts whether it is about transport ports at all
 * @param first the first port
 * @param last the last port
 * @param source the address or prefix it comes from, empty for anywhere
 */
record Passage(String protocol, boolean hasPorts, long first, long last, String source) {

  /** The same from somewhere else. */
  Passage from(String elsewhere) {
    return new Passage(protocol, hasPorts, first, last, elsewhere);
  }

  /** Whether it lets through, from wherever, all that another does. */
  boolean covers(Passage other) {
    return protocol.isEmpty()
        || (protocol.equals(other.protocol)
            && (!hasPorts || (first <= other.first && last >= other.last)));
  }

  /** Whether it leads to one of these ports, or to all. */
  boolean leadsTo(Iterable<Long> ports) {
    if (!hasPorts) {
      return false;
    }
    if (first <= 1 && last >= RuleOpening.LAST_PORT) {
      return true;
    }
    for (long port : ports) {
      if (first <= port && port <= last) {
        return true;
      }
    }
    return false;
  }
}
