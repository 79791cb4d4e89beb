/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.page;

import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import io.yunheng.report.view.Printable;

/** HTML in which a text stays text, and breaks or turns nothing of the page around it. */
final class PageOutput extends OwaspHtmlTemplateOutput {
  PageOutput(TemplateOutput out) {
    super(out);
  }

  @Override
  public void writeUserContent(String text) {
    super.writeUserContent(Printable.whole(text));
  }
}
