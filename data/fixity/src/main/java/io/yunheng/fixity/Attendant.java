/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Processes a tree in addition to digesting it. Called on several threads, for one file by one
 * thread at a time.
 *
 * @param <W> what watches a file
 */
public interface Attendant<W extends Attendant.Watch> {
  /** Sees the bytes of one file as they are read. */
  interface Watch {
    /** Looks away. */
    Watch NOTHING =
        new Watch() {
          @Override
          public void bytes(MemorySegment piece) {}

          @Override
          public void drop() {}
        };

    /** The next bytes, which are only lent. */
    void bytes(MemorySegment piece) throws IOException;

    /**
     * So many bytes were read that it is not shown: those of a long file of which trees alone are
     * wanted, in any order and on any thread.
     */
    default void passed(long octets) {}

    /** The file is given up; what was seen does not count. */
    void drop();

    /**
     * What was kept of the same file when work was cut off; nothing if it begins anew. Only asked
     * for long files.
     */
    default Optional<byte[]> kept() {
      return Optional.empty();
    }

    /**
     * How many bytes from the beginning on it has to see again if it goes on with what was kept.
     */
    default long again() {
      return 0;
    }

    /** The next bytes are those from a place on; what lies before was seen before. */
    default void skip(long to) {}

    /**
     * Leaves of a chunk tree, in their order.
     *
     * @param first which leaf the first of them is, from 0
     * @param digests one behind the other
     */
    default void leaves(Algorithm algorithm, long first, byte[] digests) throws IOException {}

    /**
     * So far the file could be kept, with all leaves up to there.
     *
     * @param state what {@link #kept} is to give for work to go on there
     */
    default void halfway(long position, Supplier<byte[]> state) {}
  }

  /**
   * Before a file is read.
   *
   * @return what watches it; nothing if it need not be read, and then no more is told of it
   * @throws IOException if it cannot be dealt with; it then counts as not read
   */
  Optional<W> begin(TreePath path, Stat stat) throws IOException;

  /**
   * What became of an entry, each once.
   *
   * @param watch what watched it, if it was read to its end
   */
  void found(TreeEntry found, Optional<W> watch);

  /**
   * What takes the directories that could be opened, the root among them with an empty path.
   *
   * @return nothing if they are of no interest; then the system is not asked about them
   */
  default Optional<BiConsumer<TreePath, Stat>> directories() {
    return Optional.empty();
  }
}
