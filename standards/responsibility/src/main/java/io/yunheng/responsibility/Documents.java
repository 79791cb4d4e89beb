/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.fault.Text;
import java.util.List;

/** Where the documents of an arrangement are kept. */
public interface Documents {
  /**
   * A document.
   *
   * @param name as the arrangement names it
   */
  Reading read(String name);

  /** What came of reading a document. */
  sealed interface Reading {
    /**
     * Its text.
     *
     * @param sha256 of the file, in lower-case hex
     */
    record Read(String sha256, List<Paragraph> paragraphs) implements Reading {
      public Read {
        paragraphs = List.copyOf(paragraphs);
      }
    }

    /** It cannot be read. */
    record Unread(Text why) implements Reading {}
  }

  /**
   * A piece of a document.
   *
   * @param place where in the document, for people
   */
  record Paragraph(String place, String text) {}
}
