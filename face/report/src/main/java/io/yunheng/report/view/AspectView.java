/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.view;

import java.util.List;

/**
 * One question of an item about one object.
 *
 * @param tone {@code good}, {@code bad}, {@code mixed}, {@code unknown} or {@code plain}
 * @param answer the value it came to, in words
 * @param sources what can decide it, and what the cloud at hand offers for it
 */
public record AspectView(
    String id,
    String question,
    String tone,
    String answer,
    List<String> sources,
    List<CheckView> checks,
    List<GapView> gaps) {
  public AspectView {
    sources = List.copyOf(sources);
    checks = List.copyOf(checks);
    gaps = List.copyOf(gaps);
  }
}
