/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.picture;

import io.yunheng.fault.Language;

/**
 * A picture that was drawn, in whole pixels.
 *
 * @param label what it shows, for those who do not see it, where a page holds it
 * @param shapes its SVG elements, coloured by the classes of {@code report.css}
 */
public record Drawing(int width, int height, String label, String shapes) {
  /** As an element of an HTML page that holds the styles. */
  public String element() {
    return Svg.opening(width, height, "picture", label) + ">" + shapes + "</svg>";
  }

  /**
   * As an SVG file that needs nothing beside it.
   *
   * @param title what it shows
   * @param styles the whole style sheet; its class {@code ground} is what lies behind the shapes
   */
  public String document(Language language, String title, String styles) {
    return Svg.opening(width, height, "picture", title)
        + " xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\""
        + language.code()
        + "\"><title>"
        + Svg.escape(title)
        + "</title><style>\n"
        + styles
        + "</style><rect class=\"ground\" width=\"100%\" height=\"100%\"/>"
        + shapes
        + "</svg>\n";
  }
}
