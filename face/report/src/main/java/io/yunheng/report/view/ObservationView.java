/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.view;

import java.util.List;

/**
 * What one check saw of one resource.
 *
 * @param outcome {@code satisfied}, {@code violated} or {@code unknown}
 * @param text the finding, empty when there is none
 */
public record ObservationView(
    String outcome,
    String word,
    String kind,
    String id,
    String name,
    String text,
    List<DatumView> data,
    List<GapView> gaps) {
  public ObservationView {
    data = List.copyOf(data);
    gaps = List.copyOf(gaps);
  }

  /** One datum: which column, what it said, and where it came from. */
  public record DatumView(
      String resource,
      String label,
      String column,
      String value,
      String source,
      String call,
      String time,
      String manner,
      String mannerWord) {}
}
