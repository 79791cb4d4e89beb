/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import java.time.Instant;

/**
 * What a scanner for malware said.
 *
 * @param answer its words
 */
public record EvidenceScan(String answer, Instant at) {
  /** What its words come to. */
  public ScanAnswer result() {
    return ScanAnswer.of(answer);
  }
}
