/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import java.util.List;

/** The analyses of this room. */
public final class Analyses {
  private Analyses() {}

  /** All of them; their names are unique. */
  public static List<Analysis> all() {
    return List.of();
  }
}
