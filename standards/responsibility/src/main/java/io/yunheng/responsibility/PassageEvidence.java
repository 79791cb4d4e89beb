/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.fault.Text;

/** Where a stated passage of an agreement was found, or why it was not. */
public sealed interface PassageEvidence {
  /**
   * It is there.
   *
   * @param sha256 of the document, in lower-case hex
   * @param place where in the document, for people
   * @param text how the passage begins
   */
  record Found(String document, String sha256, String place, String text)
      implements PassageEvidence {}

  /** The document was read and has no such passage. */
  record Absent(String document, String sha256) implements PassageEvidence {}

  /** The document cannot be read. */
  record Unread(String document, Text why) implements PassageEvidence {}

  /** No document is named. */
  record Unnamed() implements PassageEvidence {}
}
