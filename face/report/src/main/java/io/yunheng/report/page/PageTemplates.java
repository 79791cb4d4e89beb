/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/**
 * Templates that the build compiled into a package of their own. One object serves all pages and
 * threads; each finds a template once.
 */
public final class PageTemplates {
  private static final String PACKAGE = "io.yunheng.report.template";

  private final TemplateEngine engine;

  /** The templates of this room. */
  public PageTemplates() {
    this(PACKAGE);
  }

  /**
   * The templates of a room.
   *
   * @param compiled the package into which its build compiled them; they are found on the class
   *     path
   */
  public PageTemplates(String compiled) {
    this.engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, PageTemplates.class.getClassLoader(), compiled);
  }

  /**
   * Fills a template in.
   *
   * @param template its file below {@code src/main/jte}
   * @param values what the template asks for, by name
   */
  public String render(String template, Map<String, Object> values) {
    StringOutput out = new StringOutput();
    engine.render(template, values, new PageOutput(out));
    return out.toString();
  }
}
