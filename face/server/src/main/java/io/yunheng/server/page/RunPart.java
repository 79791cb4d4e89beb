/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.page;

import java.util.List;

/** What pages of results are made of, beside the parts of all pages. */
public sealed interface RunPart {
  /** One sentence of words, links and marks, at the top. */
  record Lede(List<PageCell> cells) implements RunPart {
    public Lede {
      cells = List.copyOf(cells);
    }
  }

  /**
   * How many have each verdict, as a bar and as words.
   *
   * @param label what is counted
   */
  record VerdictBar(String label, List<Share> shares) implements RunPart {
    public VerdictBar {
      shares = List.copyOf(shares);
    }

    /** How many there are. */
    public long total() {
      return shares.stream().mapToLong(Share::count).sum();
    }

    /** The bar in words, for those who do not see it. */
    public String words() {
      return label
          + ": "
          + String.join(
              ", ",
              shares.stream()
                  .filter(share -> share.count() > 0)
                  .map(share -> share.word() + " " + share.count())
                  .toList());
    }

    /** The pieces of a bar of a width, each with its place, in the order of the shares. */
    public List<Piece> pieces(int width) {
      List<Piece> pieces = new java.util.ArrayList<>();
      long before = 0;
      for (Share share : shares) {
        if (share.count() > 0) {
          int from = (int) (width * before / total());
          before += share.count();
          pieces.add(new Piece(share.code(), from, (int) (width * before / total()) - from));
        }
      }
      return pieces;
    }
  }

  /** A piece of a bar. */
  record Piece(String code, int from, int width) {}

  /**
   * How many have one verdict.
   *
   * @param href of their rows; empty where there are none
   */
  record Share(String code, String word, long count, String href) {}

  /** A verdict: its code and its word. */
  record Outcome(String code, String word) {}

  /** Layers, their control points and their items. */
  record VerdictTree(List<Branch> layers, String none) implements RunPart {
    public VerdictTree {
      layers = List.copyOf(layers);
    }
  }

  /** A layer with its control points, or a control point with its items. */
  record Branch(
      String name,
      List<Outcome> verdict,
      VerdictBar bar,
      List<Branch> branches,
      List<Leaf> leaves) {
    public Branch {
      verdict = List.copyOf(verdict);
      branches = List.copyOf(branches);
      leaves = List.copyOf(leaves);
    }
  }

  /**
   * An item.
   *
   * @param number of the clause
   * @param basis whether a machine or a person decided
   * @param marks what else has to be seen
   */
  record Leaf(
      String href,
      String number,
      String title,
      String object,
      Outcome verdict,
      String basis,
      List<String> marks) {
    public Leaf {
      marks = List.copyOf(marks);
    }
  }

  /** Files to be downloaded. */
  record Cards(List<Card> cards) implements RunPart {
    public Cards {
      cards = List.copyOf(cards);
    }
  }

  /** One file. */
  record Card(
      String name, String href, String format, String contents, String size, String digest) {}

  /** Begins a section that links lead to. */
  record Section(String id, String text) implements RunPart {}

  /** A table whose first column is wide enough to be read. */
  record Aligned(PagePart.Listing listing) implements RunPart {}

  /** Points, each a short text. */
  record Points(List<String> texts) implements RunPart {
    public Points {
      texts = List.copyOf(texts);
    }
  }

  /** Parts that stand together under a heading of the third level. */
  record Block(String title, List<PageCell> beside, List<PagePart> parts) implements RunPart {
    public Block {
      beside = List.copyOf(beside);
      parts = List.copyOf(parts);
    }
  }

  /** What is fetched into its place when it is asked for; without scripts it is another page. */
  record OnDemand(String text, String href) implements RunPart {}
}
