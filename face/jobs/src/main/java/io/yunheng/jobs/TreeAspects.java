/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

/**
 * What of trees is compared.
 *
 * @param permissions whether permissions are
 * @param owners whether owners are
 * @param threads at most; 0 for as many as there are
 */
public record TreeAspects(boolean permissions, boolean owners, int threads) {
  /** Contents only. */
  public static final TreeAspects CONTENTS = new TreeAspects(false, false, 0);

  public TreeAspects {
    if (threads < 0) {
      throw new IllegalArgumentException("threads " + threads);
    }
  }
}
