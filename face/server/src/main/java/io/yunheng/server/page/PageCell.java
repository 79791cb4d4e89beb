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

  /** A date, a size or a word that is not broken. */
  record Unbroken(String text) implements PageCell {}

  /**
   * A link, and below it what else is known of what it leads to.
   *
   * @param detail empty where nothing is
   */
  record Titled(String text, String href, String detail) implements PageCell {}

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

  /** A cell of a page of results. */
  record OfRun(RunCell cell) implements PageCell {}

  /** Several of them. */
  record Several(List<PageCell> cells) implements PageCell {
    public Several {
      cells = List.copyOf(cells);
    }
  }

  /** Whether it says nothing. */
  default boolean blank() {
    return (this instanceof Plain(String text) && text.isEmpty())
        || (this instanceof Unbroken(String word) && word.isEmpty());
  }

  /** Short texts that are shown on demand. */
  record Folded(String summary, List<String> texts) implements PageCell {
    public Folded {
      texts = List.copyOf(texts);
    }
  }

  /** Several, one below the other. */
  record Stacked(List<PageCell> cells) implements PageCell {
    public Stacked {
      cells = List.copyOf(cells);
    }
  }

  /** How many have each verdict. */
  record Bar(RunPart.VerdictBar bar) implements PageCell {}

  /** Nothing. */
  static PageCell none() {
    return new Plain("");
  }
}
