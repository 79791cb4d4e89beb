/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

/** What came of verifying the chain of acts. */
public sealed interface ChainVerdict {
  /**
   * It is as it was appended.
   *
   * @param acts how many there are
   */
  record Sound(long acts) implements ChainVerdict {}

  /**
   * It was touched.
   *
   * @param sequence the first act that is not as it was
   */
  record Touched(long sequence, ChainFlaw flaw) implements ChainVerdict {}
}
