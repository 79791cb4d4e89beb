/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
      List<Piece> pieces = new ArrayList<>();
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

  /**
   * A layer with its control points, or a control point with its items.
   *
   * @param id that links lead to
   */
  record Branch(
      String id,
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
   * @param other what the other verdict rule comes to, where it is something else
   * @param marks what else has to be seen, each with its place
   * @param reason why it is not compliant; empty where it is
   * @param aside what is out of the ordinary: how many objects, that a person decided
   */
  record Leaf(
      String href,
      String number,
      String title,
      String object,
      Outcome verdict,
      List<Outcome> other,
      List<PageCell.Link> marks,
      String reason,
      String aside) {
    public Leaf {
      other = List.copyOf(other);
      marks = List.copyOf(marks);
    }
  }

  /**
   * Files to be downloaded.
   *
   * @param digest what the fold with the digest is called
   */
  record Cards(List<Card> cards, String digest) implements RunPart {
    public Cards {
      cards = List.copyOf(cards);
    }
  }

  /**
   * One file.
   *
   * @param title what it is for
   * @param main whether people work with it; the others are for programs
   */
  record Card(
      String title,
      String name,
      String href,
      String format,
      String contents,
      String size,
      String digest,
      boolean main) {}

  /** One line below the title: what the page speaks of. */
  record Headline(String text) implements RunPart {}

  /** Facts that stand at the top of the paper and are folded on the screen. */
  record PrintHead(List<PagePart.Fact> facts) implements RunPart {
    public PrintHead {
      facts = List.copyOf(facts);
    }
  }

  /** One line at the foot of the paper. */
  record PrintFoot(String text) implements RunPart {}

  /**
   * Places on the same page, and what is wanted most of it.
   *
   * @param wanted files to download
   */
  record Tabs(String label, List<PageCell.Link> links, String download, List<PageCell.Link> wanted)
      implements RunPart {
    public Tabs {
      links = List.copyOf(links);
      wanted = List.copyOf(wanted);
    }
  }

  /**
   * Which rows are shown: words with their numbers, one of which is chosen, and a field for text.
   *
   * @param kept what the form sends along, by name
   */
  record Filter(
      String label,
      List<Chip> chips,
      String action,
      Map<String, String> kept,
      List<FormField> fields,
      String submit)
      implements RunPart {
    public Filter {
      chips = List.copyOf(chips);
      kept = Map.copyOf(kept);
      fields = List.copyOf(fields);
    }
  }

  /**
   * One choice of a filter.
   *
   * @param code of a verdict, for its colour; empty for another
   */
  record Chip(String code, String text, long count, String href, boolean chosen) {}

  /** Words and links in grey, small: where something comes from. */
  record Fine(List<PageCell> cells) implements RunPart {
    public Fine {
      cells = List.copyOf(cells);
    }
  }

  /** High-risk cases, each in a line with the items that bring it about. */
  record Risks(String label, List<Risk> risks) implements RunPart {
    public Risks {
      risks = List.copyOf(risks);
    }
  }

  /** One high-risk case. */
  record Risk(PageCell.Mark state, String title, List<PageCell.Link> items) {
    public Risk {
      items = List.copyOf(items);
    }
  }

  /**
   * The way down to a page, and to the pages before and after it.
   *
   * @param before empty where there is none
   * @param place which one of how many
   */
  record Crumbs(
      String label,
      List<PageCell.Link> way,
      Optional<PageCell.Link> before,
      Optional<PageCell.Link> after,
      String place)
      implements RunPart {
    public Crumbs {
      way = List.copyOf(way);
    }
  }

  /** Bars below each other, each with its name. */
  record Bars(List<NamedBar> bars) implements RunPart {
    public Bars {
      bars = List.copyOf(bars);
    }
  }

  /** A bar and what it is of. */
  record NamedBar(PageCell.Link of, VerdictBar bar) {}

  /** What changed, item by item. */
  record Changes(List<String> columns, List<Changed> items) implements RunPart {
    public Changes {
      columns = List.copyOf(columns);
      items = List.copyOf(items);
    }
  }

  /** An item that changed: its verdicts, and its objects. */
  record Changed(
      PageCell.Link item, List<Outcome> before, List<Outcome> after, List<ChangedObject> objects) {
    public Changed {
      before = List.copyOf(before);
      after = List.copyOf(after);
      objects = List.copyOf(objects);
    }
  }

  /** An object that changed. */
  record ChangedObject(String name, List<ChangedAnswer> answers) {
    public ChangedObject {
      answers = List.copyOf(answers);
    }
  }

  /**
   * A question with another answer.
   *
   * @param facts what came new, each a short text
   */
  record ChangedAnswer(String question, String before, String after, List<String> facts) {
    public ChangedAnswer {
      facts = List.copyOf(facts);
    }
  }

  /**
   * A picture that is a file of the run, as large as it is in a box of its own.
   *
   * @param text what it shows, for those who do not see it
   * @param links to what says the same in words
   */
  record Figure(String href, String title, String text, String caption, List<PageCell.Link> links)
      implements RunPart {
    public Figure {
      links = List.copyOf(links);
    }
  }

  /** Begins a section that links lead to. */
  record Section(String id, String text) implements RunPart {}

  /** A table whose first column is wide enough to be read. */
  record Aligned(PagePart.Listing listing) implements RunPart {}

  /** Points of words, links and marks. */
  record Lines(List<List<PageCell>> lines) implements RunPart {
    public Lines {
      lines = List.copyOf(lines);
    }
  }

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
