/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.access.RandomId;
import java.time.Instant;

/**
 * An upload that is not finished.
 *
 * @param size in bytes, of the whole
 * @param received in bytes, from the beginning; the next part begins there
 */
public record PartialUpload(
    RandomId id,
    RandomId workCase,
    RandomId person,
    EvidenceDescription description,
    long size,
    long received,
    Instant began) {
  public PartialUpload {
    if (received < 0 || received > size) {
      throw new IllegalArgumentException("no more is received than there is");
    }
  }

  /** Whether all parts are there. */
  public boolean whole() {
    return received == size;
  }
}
