/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.tree;

import io.yunheng.fixity.Attendant;
import io.yunheng.fixity.digest.LargeFileState;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Digests the large files of a tree, which the walk hands over as it finds them. */
public sealed interface LargeFiles<W extends Attendant.Watch> extends TreeFile.Elsewhere
    permits LargeFileReader, LargeFileChunks {
  /** Receives the outcome of each file. */
  interface Teller<W extends Attendant.Watch> {
    void digested(TreeFile<W> file, long length, LargeFileState message);

    void unread(TreeFile<W> file, IOException why);
  }

  /** Number of threads that should call {@link #work}. */
  int threads();

  /**
   * Digests files until there are no more.
   *
   * @param over whether the walk has ended
   */
  void work(BooleanSupplier over);
}
