/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.duty;

import io.yunheng.report.view.LabelledText;
import java.util.List;

/**
 * What two parties have to do with each other.
 *
 * @param id its anchor in the page
 * @param from whoever hands work on, is served or has the agreement
 * @param kind {@code work}, {@code service}, {@code supply} or {@code agreement}
 * @param state the gravest of what is wrong between them; {@code clean} if nothing is
 * @param handed the work that is handed on
 * @param matters what is wrong
 */
public record Tie(
    String id,
    String from,
    String to,
    String title,
    String kind,
    String kindWord,
    String state,
    List<Paper> papers,
    List<Handed> handed,
    List<LabelledText> authorised,
    List<Matter> matters) {
  public Tie {
    papers = List.copyOf(papers);
    handed = List.copyOf(handed);
    authorised = List.copyOf(authorised);
    matters = List.copyOf(matters);
  }

  /** An agreement. */
  public record Paper(String id, String name, List<LabelledText> facts, List<Stated> terms) {
    public Paper {
      facts = List.copyOf(facts);
      terms = List.copyOf(terms);
    }
  }

  /**
   * What an agreement states about something.
   *
   * @param state {@code found}, {@code unverified} or {@code missing}
   * @param place where it stands, or why that is not known
   * @param text how the passage begins
   */
  public record Stated(String term, String state, String stateWord, String place, String text) {}

  /** Work that is handed on. */
  public record Handed(String id, String way, List<LabelledText> facts) {
    public Handed {
      facts = List.copyOf(facts);
    }
  }
}
