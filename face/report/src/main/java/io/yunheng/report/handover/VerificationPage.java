/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.handover;

import io.yunheng.fault.FaultException;
import io.yunheng.files.ReplacedFile;
import io.yunheng.report.page.DutyInlay;
import io.yunheng.report.page.PageTemplates;
import io.yunheng.report.page.PageWriter;
import io.yunheng.report.words.Words;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** What came of comparing as one HTML file that loads nothing. */
public final class VerificationPage {
  /** The most places of one kind, moves and flaws. */
  private static final int MOST = 200;

  private static final DutyInlay.Picture NONE = new DutyInlay.Picture("", "");

  private final PageTemplates templates;

  public VerificationPage(PageTemplates templates) {
    this.templates = templates;
  }

  /**
   * Writes it over whatever is there; the file is whole or not there at all.
   *
   * @throws FaultException if it cannot be written
   */
  public void write(VerificationView view, Path file) {
    byte[] bytes = html(view).getBytes(StandardCharsets.UTF_8);
    ReplacedFile.write(file, out -> out.write(bytes));
  }

  private String html(VerificationView view) {
    String early = PageWriter.asset("early.js");
    String behaviour = PageWriter.asset("page.js") + PageWriter.asset("verification.js");
    DutyInlay inlay =
        new DutyInlay(
            PageWriter.policy(early, behaviour),
            PageWriter.asset("report.css") + PageWriter.asset("verification.css"),
            early,
            behaviour,
            NONE,
            NONE);
    return templates.render(
        "verification.jte",
        Map.of("page", view, "w", Words.in(view.language()), "inlay", inlay, "most", MOST));
  }
}
