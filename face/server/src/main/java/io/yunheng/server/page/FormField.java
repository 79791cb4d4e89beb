/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.page;

import io.yunheng.fault.Word;
import java.util.List;

/** One thing that a form asks for. */
public sealed interface FormField {
  /** The name under which it is sent. */
  String name();

  /**
   * A line.
   *
   * @param hint said below; may be empty
   * @param completion what a browser may fill in (HTML {@code autocomplete})
   */
  record Line(
      String name,
      String label,
      String value,
      String hint,
      Kind kind,
      String completion,
      boolean required)
      implements FormField {}

  /** Several lines. */
  record Area(String name, String label, String value, String hint, boolean required)
      implements FormField {}

  /** One of a few. */
  record Choice(String name, String label, List<Option> options, String chosen, String hint)
      implements FormField {
    public Choice {
      options = List.copyOf(options);
    }
  }

  /** Yes or no. */
  record Tick(String name, String label, boolean ticked) implements FormField {}

  /** Many of them, by branches that can be ticked as a whole. */
  record Branches(String name, String label, List<Branch> branches) implements FormField {
    public Branches {
      branches = List.copyOf(branches);
    }
  }

  /** Some that belong together. */
  record Branch(String text, List<Tick> ticks) {
    public Branch {
      ticks = List.copyOf(ticks);
    }
  }

  /**
   * One of a few, each with the key that chooses it.
   *
   * @param options in the order of their keys, from 1
   */
  record Keyed(String name, String label, List<Option> options, String chosen, String hint)
      implements FormField {
    public Keyed {
      options = List.copyOf(options);
    }
  }

  /** What the form carries with it. */
  record Kept(String name, String value) implements FormField {}

  /** One thing to choose. */
  record Option(String value, String text) {}

  /** What is typed into a line. */
  enum Kind implements Word {
    TEXT("text"),
    MAIL("email"),
    PASSWORD("password"),
    DATE("date"),
    SEARCH("search"),
    /** A one-time code. */
    CODE("code");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }

    /** The {@code type} of the input. */
    public String type() {
      return this == CODE ? "text" : code;
    }
  }
}
