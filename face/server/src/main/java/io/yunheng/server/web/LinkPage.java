/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import java.util.List;

/** The page that tells a link once. */
public final class LinkPage {
  private LinkPage() {}

  /**
   * The page.
   *
   * @param why what the link is for
   * @param back where one goes on
   */
  public static WebAnswer of(Visit visit, String why, String link, String back) {
    return WebAnswer.page(
        PageBody.narrow(
            visit.text("link.title"),
            List.of(
                new PagePart.Prose(why),
                new PagePart.Handout(visit.text("link.label"), List.of(link)),
                new PagePart.Remark(Tone.WARN, visit.text("link.once")),
                new PagePart.LinkRow(List.of(new PageCell.Link(visit.text("link.back"), back))))));
  }
}
