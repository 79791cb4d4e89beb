/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.casefile;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Kind;
import io.yunheng.estate.RegisterReader;
import io.yunheng.estate.Understanding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How the coverages of several sources go together. */
public final class Coverages {
  private Coverages() {}

  private record Part(Kind kind, String scope) {
    static Part of(Coverage coverage) {
      return new Part(coverage.kind(), coverage.scope());
    }
  }

  /**
   * Where one source knows all of a kind, it does not matter that another has no such thing, or
   * that an empty register is not declared complete; and where a collector read all of it, it does
   * not matter that another credential was denied it. What failed stays, and what was denied stays
   * where only a person says that all is known: nobody knows what it would have said.
   */
  public static List<Coverage> settled(List<Coverage> coverages) {
    Set<Part> known = new HashSet<>();
    Set<Part> read = new HashSet<>();
    for (Coverage coverage : coverages) {
      if (coverage.complete()) {
        known.add(Part.of(coverage));
        if (!coverage.origin().collector().equals(RegisterReader.COLLECTOR)) {
          read.add(Part.of(coverage));
        }
      }
    }
    return coverages.stream()
        .filter(coverage -> !(idle(coverage) && known.contains(Part.of(coverage))))
        .filter(
            coverage ->
                !(coverage.status() == Understanding.DENIED && read.contains(Part.of(coverage))))
        .toList();
  }

  private static boolean idle(Coverage coverage) {
    return coverage.status() == Understanding.UNSUPPORTED
        || coverage.reason().equals(RegisterReader.NOT_DECLARED);
  }
}
