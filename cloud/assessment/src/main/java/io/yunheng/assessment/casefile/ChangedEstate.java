/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.casefile;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Resource;
import java.util.function.UnaryOperator;

/** An estate with some of its resources changed, and all that is known of it beside them. */
final class ChangedEstate {
  private ChangedEstate() {}

  /**
   * Changes resources.
   *
   * @param change answers the same resource where nothing is changed, else one with the same id
   */
  static Estate of(Estate estate, UnaryOperator<Resource> change) {
    Estate.Builder builder = Estate.builder(estate.header());
    for (Coverage coverage : estate.coverages()) {
      builder.add(coverage);
    }
    for (Kind kind : Kind.values()) {
      for (Resource one : estate.all(kind)) {
        builder.add(change.apply(one));
        estate
            .origins(one)
            .forEach((column, origin) -> builder.origin(kind, one.id(), column, origin));
      }
    }
    return builder.build();
  }
}
