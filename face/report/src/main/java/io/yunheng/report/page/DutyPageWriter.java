/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.page;

import io.yunheng.report.duty.ComparisonView;
import io.yunheng.report.duty.DutyPage;
import io.yunheng.report.duty.Graph;
import io.yunheng.report.picture.ChainPicture;
import io.yunheng.report.words.Words;
import java.util.Map;

/** Writes a page on who is responsible as one HTML text that loads nothing. */
public final class DutyPageWriter {
  private static final int WIDE = 1160;
  private static final int HALF = 570;
  private static final int NARROW = 358;

  private final PageTemplates templates;
  private final String styles = PageWriter.asset("report.css") + PageWriter.asset("duty.css");
  private final String early = PageWriter.asset("early.js");
  private final String behaviour = PageWriter.asset("page.js") + PageWriter.asset("duty.js");

  public DutyPageWriter(PageTemplates templates) {
    this.templates = templates;
  }

  /** The page of an arrangement as HTML. */
  public String html(DutyPage page) {
    Words words = Words.in(page.language());
    return rendered(
        "responsibility.jte",
        page,
        words,
        picture(page.graph(), words, WIDE),
        DutyInlay.Picture.NONE);
  }

  /** The page of two arrangements side by side as HTML. */
  public String html(ComparisonView page) {
    Words words = Words.in(page.language());
    return rendered(
        "versus.jte",
        page,
        words,
        picture(page.before().graph(), words, HALF),
        picture(page.after().graph(), words, HALF));
  }

  private String rendered(
      String template, Object page, Words words, DutyInlay.Picture left, DutyInlay.Picture right) {
    DutyInlay inlay =
        new DutyInlay(PageWriter.policy(early, behaviour), styles, early, behaviour, left, right);
    return templates.render(template, Map.of("page", page, "w", words, "inlay", inlay));
  }

  private static DutyInlay.Picture picture(Graph graph, Words words, int wide) {
    ChainPicture picture = new ChainPicture(words);
    return new DutyInlay.Picture(
        wide == HALF ? picture.list(graph, wide) : picture.columns(graph, wide),
        picture.list(graph, NARROW));
  }
}
