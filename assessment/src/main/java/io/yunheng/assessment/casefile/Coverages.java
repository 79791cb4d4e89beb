/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.casefile;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.model.Kind;
import io.yunheng.estate.model.Understanding;
import io.yunheng.estate.register.RegisterReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How the coverages of several sources go together. */
final class Coverages {
  private Coverages() {}

  private record Part(Kind kind, String scope) {}

  /**
   * Where one source knows all of a kind, it does not matter that another has no such thing, or
   * that an empty register is not declared complete. What was denied or failed stays: nobody knows
   * what it would have said.
   */
  static List<Coverage> settled(List<Coverage> coverages) {
    Set<Part> complete = new HashSet<>();
    for (Coverage coverage : coverages) {
      if (coverage.complete()) {
        complete.add(new Part(coverage.kind(), coverage.scope()));
      }
    }
    return coverages.stream()
        .filter(
            coverage ->
                !idle(coverage) || !complete.contains(new Part(coverage.kind(), coverage.scope())))
        .toList();
  }

  private static boolean idle(Coverage coverage) {
    return coverage.status() == Understanding.UNSUPPORTED
        || coverage.reason().equals(RegisterReader.NOT_DECLARED);
  }
}
