/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.access.RandomId;
import io.yunheng.catalog.ScaleName;
import java.util.Optional;

/**
 * What a machine had found about an item and an object.
 *
 * @param run empty where nothing was assessed yet
 * @param scale that decided in the run
 * @param state the digest of what was found; empty where nothing was
 */
public record RecordFinding(Optional<RandomId> run, ScaleName scale, String state) {
  /** Nothing was found yet. */
  public static final RecordFinding NONE =
      new RecordFinding(Optional.empty(), ScaleName.WORKBOOK, "");

  /**
   * With the code of the scale.
   *
   * @throws java.util.NoSuchElementException if there is no such scale
   */
  public static RecordFinding of(Optional<RandomId> run, String scale, String state) {
    return new RecordFinding(run, ScaleName.of(scale).orElseThrow(), state);
  }

  /** The code of the scale. */
  public String scaleCode() {
    return scale.code();
  }
}
