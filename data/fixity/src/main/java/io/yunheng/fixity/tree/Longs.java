/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.tree;

import io.yunheng.fixity.Attendant;
import io.yunheng.fixity.digest.LongMessage;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** What digests the long files of a tree, which are given to it as they are met. */
public sealed interface Longs<W extends Attendant.Watch> extends TreeFile.Elsewhere
    permits LongFiles, LongChunks {
  /** What takes what became of a file. */
  interface Teller<W extends Attendant.Watch> {
    void digested(TreeFile<W> file, long length, LongMessage message);

    void unread(TreeFile<W> file, IOException why);
  }

  /** On how many threads {@link #work} is wanted. */
  int threads();

  /**
   * Digests what it is given.
   *
   * @param over whether nothing more will be given
   */
  void work(BooleanSupplier over);
}
