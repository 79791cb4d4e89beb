/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

/** Whether something applies to an engagement, from surely to surely not. */
public enum Fit {
  APPLIES,
  /** It depends on what the profile leaves open, or on a condition in words. */
  CONDITIONAL,
  EXCLUDED;

  /** Both hold. */
  public Fit and(Fit other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
