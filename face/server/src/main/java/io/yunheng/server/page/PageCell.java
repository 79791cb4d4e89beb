/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.page;

import java.util.List;
import java.util.Map;

/** What stands in one place of a table or a list of facts. */
public sealed interface PageCell {
  /** Words, as they are. */
  record Plain(String text) implements PageCell {}

  /** Words that lead to another page. */
  record Link(String text, String href) implements PageCell {}

  /** A state. */
  record Mark(String text, Tone tone) implements PageCell {}

  /** An id, a digest or an address. */
  record Mono(String text) implements PageCell {}

  /**
   * A button that does something at once.
   *
   * @param label for those who do not see the row, where it says more than the text
   */
  record Button(String action, String text, String label, Map<String, String> values, Tone tone)
      implements PageCell {
    public Button {
      values = Map.copyOf(values);
    }
  }

  /** Short texts, each on a line of its own. */
  record Lines(List<String> texts) implements PageCell {
    public Lines {
      texts = List.copyOf(texts);
    }
  }

  /** Several of them. */
  record Several(List<PageCell> cells) implements PageCell {
    public Several {
      cells = List.copyOf(cells);
    }
  }

  /** Nothing. */
  static PageCell none() {
    return new Plain("");
  }
}
