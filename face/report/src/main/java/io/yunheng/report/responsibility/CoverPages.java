/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.fault.Language;
import io.yunheng.report.word.Paper;
import io.yunheng.report.word.Style;
import io.yunheng.report.word.WordTable;
import io.yunheng.report.word.WordTable.Cell;
import io.yunheng.report.words.Words;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Organisation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The first pages of a paper: what it is, of which services, between whom, and its contents. */
final class CoverPages {
  /** The most parties on the first page. */
  private static final int MOST = 16;

  private final DutyPhrases say;
  private final DraftingPhrases paperSay;
  private final Words words;
  private final Paper paper;

  CoverPages(DutyPhrases say, Paper paper) {
    this.say = say;
    this.paperSay = new DraftingPhrases(say);
    this.words = say.words();
    this.paper = paper;
  }

  /** A paper about an arrangement. */
  static Paper paper(DutyPhrases say, String title) {
    Words words = say.words();
    return new Paper(
        words.language(),
        new Paper.Furniture(
            title,
            words.of("paper.head", title, DraftingPhrases.brief(say.arrangement().name())),
            words.of("paper.foot"),
            words.of("paper.table")),
        say.arrangement().asOf());
  }

  /** The style of prose in this language. */
  static Style body(Words words) {
    return words.language() == Language.ZH ? Style.BODY_INDENTED : Style.BODY;
  }

  static List<String> titles(Words words, String... keys) {
    return Arrays.stream(keys).map(key -> words.of("paper.column." + key)).toList();
  }

  void cover(String title) {
    Arrangement arrangement = say.arrangement();
    paper.paragraph(Style.TITLE, title);
    paper.paragraph(Style.SUBTITLE, arrangement.name());
    paper.paragraph(Style.COVER_DATE, words.of("paper.as-of", paperSay.date(arrangement.asOf())));
    List<WordTable.Row> services = new ArrayList<>();
    for (CloudService one : arrangement.services()) {
      services.add(
          WordTable.row(
              List.of(
                  Cell.of(Style.TABLE_STRONG, DraftingPhrases.brief(one.name())),
                  Cell.of(Style.TABLE_TEXT, paperSay.profile(one)))));
    }
    paper.table(new WordTable(List.of(40, 60), titles(words, "service", "profile"), services));
    List<WordTable.Row> parties = new ArrayList<>();
    for (Organisation one : arrangement.organisations().stream().limit(MOST).toList()) {
      List<String> roles = paperSay.roles(one.id());
      parties.add(
          WordTable.row(
              List.of(
                  Cell.of(Style.TABLE_STRONG, paperSay.name(one.id())),
                  Cell.of(
                      Style.TABLE_TEXT,
                      roles.isEmpty()
                          ? words.of("paper.no-role")
                          : String.join(say.comma(), DraftingPhrases.first(roles))))));
    }
    int all = arrangement.organisations().size();
    if (all > MOST) {
      parties.add(WordTable.band(words.of("paper.more-parties", all)));
    }
    paper.table(new WordTable(List.of(40, 60), titles(words, "party", "role"), parties));
    paper.contents(words.of("paper.contents"));
  }
}
