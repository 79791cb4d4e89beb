/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

/** Hears how far the reading of trees has come, from any thread. */
public interface TreeProgress {
  /** So many bytes more were read. */
  void octets(long more);

  /** One more entry is done with. */
  void entry();

  /** Nobody wants to know. */
  static TreeProgress none() {
    return new TreeProgress() {
      @Override
      public void octets(long more) {}

      @Override
      public void entry() {}
    };
  }
}
