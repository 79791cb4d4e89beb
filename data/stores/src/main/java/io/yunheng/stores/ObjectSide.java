/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.DigestEngine;
import java.nio.file.Path;
import java.util.Set;

/** A side of a comparison. Keys are compared without the address's prefix. */
public sealed interface ObjectSide {
  /**
   * What a store lists; contents are compared by what the store says of them.
   *
   * @param versions whether all versions are compared
   */
  record Listed(ObjectStore store, boolean versions) implements ObjectSide {}

  /** All that a store has, read and digested. */
  record Contents(ObjectStore store, Set<Algorithm> algorithms, DigestEngine engine, int threads)
      implements ObjectSide {
    public Contents {
      algorithms = Set.copyOf(algorithms);
    }
  }

  /** A tree of files, read and digested; names that are not UTF-8 are told as not read. */
  record Tree(Path root, Set<Algorithm> algorithms, DigestEngine engine, int threads)
      implements ObjectSide {
    public Tree {
      algorithms = Set.copyOf(algorithms);
    }
  }
}
