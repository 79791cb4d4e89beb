/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

/**
 * Limits on the resources that reading a bag may use.
 *
 * @param lineBytes in a line of a tag file, without its end; longer ones are not read
 * @param elements in the metadata, and lines that continue them
 * @param manifests of one kind
 * @param depth of folders below each other
 * @param sortBytes of memory for comparing lists of files; what is beyond it is sorted on disk
 * @param kept findings of each code; those beyond are only counted
 */
public record BagLimits(
    int lineBytes, int elements, int manifests, int depth, int sortBytes, int kept) {
  /** For ordinary machines. */
  public static final BagLimits STANDARD = new BagLimits(1 << 16, 10_000, 32, 200, 1 << 26, 1_000);

  public BagLimits {
    if (lineBytes < 256 || elements < 1 || depth < 1 || sortBytes < 1 << 12 || kept < 0) {
      throw new IllegalArgumentException("limits");
    }
    if (sortBytes > 1 << 30 || manifests < 1 || manifests > 1_000) {
      throw new IllegalArgumentException("limits");
    }
  }
}
