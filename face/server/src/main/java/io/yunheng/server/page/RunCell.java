/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.page;

import java.util.List;

/** What stands in one place of a page of results, beside the cells of all pages. */
public sealed interface RunCell {
  /** A verdict, in its colour. */
  record Verdict(RunPart.Outcome outcome) implements RunCell {}

  /** A thing: its name, what it is, and its id small. */
  record Thing(String name, String kind, String id) implements RunCell {}

  /** Words in grey, small. */
  record Fine(String text) implements RunCell {}

  /** Words in which what was searched for is marked: every second piece is. */
  record Hits(List<String> pieces) implements RunCell {
    public Hits {
      pieces = List.copyOf(pieces);
    }
  }

  /** Cells below each other. */
  record Stack(List<PageCell> cells) implements RunCell {
    public Stack {
      cells = List.copyOf(cells);
    }
  }
}
