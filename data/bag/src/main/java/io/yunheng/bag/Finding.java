/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import java.util.Map;

/** Something that is the matter with a bag, and where. */
public sealed interface Finding {
  FindingCode code();

  /** Further values for its words. */
  Map<String, String> details();

  /**
   * With the bag, or one of its tag files, as a whole.
   *
   * @param file the tag file's path in the bag; {@code .} for the bag itself
   */
  record OfTagFile(FindingCode code, String file, Map<String, String> details) implements Finding {
    public OfTagFile {
      details = Map.copyOf(details);
    }
  }

  /**
   * With a line of a tag file.
   *
   * @param file the tag file's path in the bag
   * @param line counted from one
   * @param path which the line lists, as far as it was understood; empty if not at all
   */
  record OfLine(FindingCode code, String file, long line, String path, Map<String, String> details)
      implements Finding {
    public OfLine {
      details = Map.copyOf(details);
    }
  }

  /**
   * With a file that is in the bag.
   *
   * @param path in the bag
   */
  record OfFile(FindingCode code, String path, Map<String, String> details) implements Finding {
    public OfFile {
      details = Map.copyOf(details);
    }
  }
}
