/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity;

import java.util.List;
import java.util.Map;

/** The result for one entry of a tree. Every entry yields exactly one; none is omitted. */
public sealed interface TreeEntry {
  TreePath path();

  /**
   * A file that was read to its end and did not change meanwhile.
   *
   * @param digests of all its bytes, holes as zeros, in lower-case hex
   * @param roots of chunk trees over all its bytes, in lower-case hex, if trees were asked for
   * @param attributes extended ones, as the system lists them
   */
  record Digested(
      TreePath path,
      Stat stat,
      Map<Algorithm, String> digests,
      Map<Algorithm, String> roots,
      List<Attribute> attributes)
      implements TreeEntry {
    public Digested {
      digests = Map.copyOf(digests);
      roots = Map.copyOf(roots);
      attributes = List.copyOf(attributes);
    }
  }

  /** A file that changed while it was read; it counts as not read. */
  record Changed(TreePath path, Stat before, Stat after) implements TreeEntry {}

  /** A link, which is recorded and not followed. */
  record Link(TreePath path, TreePath target) implements TreeEntry {}

  /** A directory with nothing in it. */
  record EmptyDirectory(TreePath path) implements TreeEntry {}

  /** A socket, pipe or device, which has no bytes to hand over. */
  record Special(TreePath path, Stat.Type type) implements TreeEntry {}

  /**
   * What could not be read.
   *
   * @param directory whether it is a directory, so that whatever is below it is not known
   * @param why in the system's words
   */
  record Unread(TreePath path, boolean directory, String why) implements TreeEntry {}
}
