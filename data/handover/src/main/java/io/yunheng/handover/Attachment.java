/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** A further file of a manifest, such as a list for people. */
public interface Attachment {
  /** Where it lies, below the folder of the bag or of the lists. */
  String path();

  /**
   * Writes it.
   *
   * @param entries all entries, as docs/formats/handover.md has them
   */
  void write(OutputStream out, Overview overview, Path entries) throws IOException;
}
