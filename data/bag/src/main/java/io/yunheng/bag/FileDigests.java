/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What can digest files; a bag's validity is as fast as it is. */
interface FileDigests {
  /** The digests it can make, by their names in manifests, such as {@code sha256}. */
  Set<String> algorithms();

  /**
   * Digests all files that the supplier has to give, each in one reading, and returns when the last
   * one is done. Supplier and consumer are safe for threads; files may be done in any order, but
   * each exactly once.
   *
   * @param algorithms some of {@link #algorithms()}, at least one
   * @throws InterruptedException if it is interrupted; some files were then not digested
   */
  void digest(Supplier<Optional<BagFile>> next, Set<String> algorithms, Consumer<Result> done)
      throws InterruptedException;

  /** What came of a file. */
  sealed interface Result {
    BagFile file();

    /**
     * It was read to its end.
     *
     * @param length in bytes
     * @param digests in lower-case hex, by name
     */
    record Digested(BagFile file, long length, Map<String, String> digests) implements Result {
      public Digested {
        digests = Map.copyOf(digests);
      }
    }

    /** It could not be read to its end. */
    record Unread(BagFile file, String reason) implements Result {}
  }
}
