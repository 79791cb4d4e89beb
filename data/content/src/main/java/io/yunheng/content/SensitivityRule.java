/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What makes a file sensitive if it is met as often as the rule says. */
sealed interface SensitivityRule {
  String id();

  /** From how many times on a file is sensitive; below it is undecided. */
  int least();

  /** Resident identity numbers of 18 places, GB 11643-1999. */
  record Identity(String id, int least, Set<String> regions) implements SensitivityRule {
    public Identity {
      regions = Set.copyOf(regions);
    }
  }

  /** Numbers of cards, ISO/IEC 7812-1. */
  record Card(String id, int least, List<Issuer> issuers) implements SensitivityRule {
    public Card {
      issuers = List.copyOf(issuers);
    }
  }

  /** Numbers of cards that begin with this are so long. */
  record Issuer(String prefix, int shortest, int longest) {}

  /** Numbers of mobile phones of mainland China. */
  record Phone(String id, int least) implements SensitivityRule {}

  /** Addresses of e-mail, but not those that end like the names of files. */
  record Mail(String id, int least, Set<String> endings) implements SensitivityRule {
    public Mail {
      endings = Set.copyOf(endings);
    }
  }

  /** Texts that stand for themselves. */
  record Texts(String id, int least, List<String> texts) implements SensitivityRule {
    public Texts {
      texts = List.copyOf(texts);
    }
  }

  /** A prefix with a run of letters and digits after it. */
  record Shapes(String id, int least, List<Shape> shapes) implements SensitivityRule {
    public Shapes {
      shapes = List.copyOf(shapes);
    }
  }

  /** A prefix and how many characters follow it. */
  record Shape(String prefix, Alphabet of, int shortest, int longest) {}

  /** Words that count where a file is marked with them. */
  record Words(String id, int least, List<String> words) implements SensitivityRule {
    public Words {
      words = List.copyOf(words);
    }
  }

  /**
   * What tells a mark from a word in a sentence.
   *
   * @param before texts right before it
   * @param after texts right after it
   * @param around texts right before and right after it
   * @param decoration what may stand beside it on a line of its own
   * @param heading texts that a line with a heading begins with
   */
  record Marking(
      List<String> before,
      List<String> after,
      Map<String, String> around,
      List<String> decoration,
      List<String> heading) {
    public Marking {
      before = List.copyOf(before);
      after = List.copyOf(after);
      around = Map.copyOf(around);
      decoration = List.copyOf(decoration);
      heading = List.copyOf(heading);
    }
  }
}
