/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.handover.manifest.Choice;

/** How much of the received data is read. */
public sealed interface Depth {
  /**
   * Every byte.
   *
   * @param byChunks whether of files that have a chunk tree only that is compared, which is faster
   *     by far, and not the digests of the whole
   */
  record Whole(boolean byChunks) implements Depth {
    /** Every byte, by the digests of the whole. */
    public Whole() {
      this(false);
    }
  }

  /** Nothing: whether everything is there with its length. */
  record Presence() implements Depth {}

  /**
   * So many files, chosen by chance, that damage of a share of all files would have been met with a
   * probability.
   *
   * @param share of all files, between 0 and 1
   * @param confidence the probability, between 0 and 1
   * @param seed of the choice
   */
  record Sample(double share, double confidence, long seed) implements Depth {
    public Sample {
      if (!(share > 0 && share < 1 && confidence > 0 && confidence < 1)) {
        throw new IllegalArgumentException("sample");
      }
    }

    /** How many files it takes of so many. */
    long files(long all) {
      double needed = Math.log1p(-confidence) / Math.log1p(-share);
      return Math.min(all, (long) Math.ceil(needed));
    }

    /** With which probability damage of the share would have been met in so many files. */
    double reached(long files) {
      return -Math.expm1(files * Math.log1p(-share));
    }

    Choice choice(long all) {
      if (files(all) >= all) {
        return Choice.ALL;
      }
      double files = files(all);
      double share = Math.min(1, (files + 4 * Math.sqrt(files)) / all);
      return Choice.sample(seed, (long) (share * Long.MAX_VALUE));
    }
  }
}
