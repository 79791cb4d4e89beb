/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.fixity.Algorithm;
import java.util.Map;

/**
 * The chunk trees of a file.
 *
 * @param chunkSize in bytes
 * @param roots in lower-case hex
 * @param first which leaf of the lists of leaves is its first, from 0; while a manifest is made,
 *     where its leaves are among those that are kept, in bytes; of a file that was compared, 0
 */
public record FileTree(int chunkSize, Map<Algorithm, String> roots, long first) {
  public FileTree {
    roots = Map.copyOf(roots);
  }
}
