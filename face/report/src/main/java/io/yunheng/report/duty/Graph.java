/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.duty;

import java.util.List;

/**
 * The parties and what lies between them, to be drawn.
 *
 * @param leftOut how many parties are not drawn
 */
public record Graph(List<Party> parties, List<Tie> ties, int leftOut) {
  public Graph {
    parties = List.copyOf(parties);
    ties = List.copyOf(ties);
  }
}
