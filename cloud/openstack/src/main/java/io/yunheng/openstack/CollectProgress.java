/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

import io.yunheng.estate.Kind;
import io.yunheng.fault.Fault;

/** Receives the progress of a collection. */
public interface CollectProgress {
  /** Tells nobody. */
  CollectProgress SILENT =
      new CollectProgress() {
        @Override
        public void reading(Kind kind, int done, int total) {}

        @Override
        public void warn(Fault fault) {}
      };

  /**
   * A part of the cloud is about to be read.
   *
   * @param kind what the part is mainly about
   * @param done parts that were read already
   */
  void reading(Kind kind, int done, int total);

  /** Something is wrong that does not end the collecting. */
  void warn(Fault fault);
}
