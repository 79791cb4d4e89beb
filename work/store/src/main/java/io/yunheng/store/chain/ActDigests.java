/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.chain;

/**
 * The two digests of an act.
 *
 * @param sm3 64 hexadecimal digits
 * @param sha256 64 hexadecimal digits
 */
record ActDigests(String sm3, String sha256) {
  private static final int DIGITS = 64;

  /** What stands before the first act. */
  static final ActDigests NONE = new ActDigests("0".repeat(DIGITS), "0".repeat(DIGITS));
}
