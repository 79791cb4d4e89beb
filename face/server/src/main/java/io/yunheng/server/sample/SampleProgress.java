/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.sample;

/** What is told while a sample is made. */
@FunctionalInterface
public interface SampleProgress {
  /**
   * A step begins.
   *
   * @param step counted from 1
   * @param of how many
   * @param what the key of its text
   * @param about a name that the text has a place for
   */
  void begin(int step, int of, String what, String about);
}
