/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.page;

import io.yunheng.report.page.PageTemplates;
import java.util.Map;

/** Shows a page with the templates of this room. One object serves all threads. */
public final class PageTemplate {
  private final PageTemplates templates = new PageTemplates("io.yunheng.server.template");

  /** Parts without a page around them, for a place in a page that is there. */
  public String fragment(PageShell shell, PageBody body) {
    return templates.render("fragment.jte", Map.of("shell", shell, "body", body));
  }

  /** The page as HTML. */
  public String html(PageShell shell, PageBody body) {
    return templates.render("page.jte", Map.of("shell", shell, "body", body));
  }
}
