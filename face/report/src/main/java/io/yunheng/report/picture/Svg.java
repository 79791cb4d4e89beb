/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.picture;

import io.yunheng.report.view.Printable;
import java.util.Locale;

/**
 * An SVG element being drawn; coordinates are whole pixels, colours come from the classes. Not
 * thread-safe.
 */
final class Svg {
  private final StringBuilder shapes = new StringBuilder();

  Svg rectangle(int x, int y, int width, int height, String style) {
    shapes.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>",
            style,
            x,
            y,
            width,
            height));
    return this;
  }

  Svg line(int x1, int y1, int x2, int y2, String style) {
    shapes.append(
        String.format(
            Locale.ROOT, "<path class=\"%s\" d=\"M%d %dL%d %d\"/>", style, x1, y1, x2, y2));
    return this;
  }

  /** A cubic curve: the beginning, two control points, the end. */
  Svg curve(int[] x, int[] y, String style) {
    shapes.append(
        String.format(
            Locale.ROOT,
            "<path class=\"%s\" d=\"M%d %dC%d %d %d %d %d %d\"/>",
            style,
            x[0],
            y[0],
            x[1],
            y[1],
            x[2],
            y[2],
            x[3],
            y[3]));
    return this;
  }

  /** A triangle whose tip is at x and y, pointing right or left. */
  Svg tip(int x, int y, boolean right, String style) {
    int back = right ? x - 8 : x + 8;
    shapes.append(
        String.format(
            Locale.ROOT,
            "<path class=\"%s\" d=\"M%d %dL%d %dL%d %dZ\"/>",
            style,
            x,
            y,
            back,
            y - 4,
            back,
            y + 4));
    return this;
  }

  /** Shapes that lead to a place in the page. */
  Svg link(String anchor, String label, String style, Svg inner) {
    shapes
        .append("<a class=\"")
        .append(style)
        .append("\" href=\"#")
        .append(escape(anchor))
        .append("\" aria-label=\"")
        .append(escape(label))
        .append("\"><title>")
        .append(escape(label))
        .append("</title>")
        .append(inner.shapes)
        .append("</a>");
    return this;
  }

  /** A short text around x, its base line at y. */
  Svg centred(int x, int y, String style, String text) {
    shapes.append(
        String.format(
            Locale.ROOT,
            "<text class=\"%s\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">",
            style,
            x,
            y));
    shapes.append(escape(text)).append("</text>");
    return this;
  }

  Svg dot(int x, int y, int radius, String style) {
    shapes.append(
        String.format(
            Locale.ROOT,
            "<circle class=\"%s\" cx=\"%d\" cy=\"%d\" r=\"%d\"/>",
            style,
            x,
            y,
            radius));
    return this;
  }

  /**
   * A text that starts at x, its base line at y, cut to the width; the whole text shows when
   * pointed at.
   */
  Svg text(int x, int y, int width, String style, String text) {
    String shown = fit(text, width, style.contains("small") ? 11 : 13);
    shapes.append(String.format(Locale.ROOT, "<text class=\"%s\" x=\"%d\" y=\"%d\">", style, x, y));
    if (!shown.equals(text)) {
      shapes.append("<title>").append(escape(text)).append("</title>");
    }
    shapes.append(escape(shown)).append("</text>");
    return this;
  }

  /** Draws the shapes of the other over what is there. */
  Svg append(Svg other) {
    shapes.append(other.shapes);
    return this;
  }

  /** The whole element. */
  String element(int width, int height, String style, String label) {
    return opening(width, height, style, label) + ">" + shapes + "</svg>";
  }

  /** The opening tag of an element without its last character. */
  static String opening(int width, int height, String style, String label) {
    return String.format(
        Locale.ROOT,
        "<svg class=\"%s\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
            + " aria-label=\"%s\"",
        style,
        width,
        height,
        width,
        height,
        escape(label));
  }

  /** What was drawn so far. */
  String shapes() {
    return shapes.toString();
  }

  /** The text cut to a width in pixels at a font size. */
  static String fit(String text, int width, int size) {
    double room = width;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      room -= advance(point) * size;
      if (room < 0) {
        int end = i;
        double back = size - room - advance(point) * size;
        while (end > 0 && back > 0) {
          int before = text.codePointBefore(end);
          back -= advance(before) * size;
          end -= Character.charCount(before);
        }
        return text.substring(0, end) + "…";
      }
      i += Character.charCount(point);
    }
    return text;
  }

  /** The width of a text in pixels at a font size, as near as can be told without the font. */
  static int width(String text, int size) {
    return (int) Math.ceil(text.codePoints().mapToDouble(Svg::advance).sum() * size);
  }

  private static double advance(int point) {
    if (point >= 0x2e80) {
      return 1.0;
    }
    if (Character.isUpperCase(point) || point == 'm' || point == 'w' || point == '@') {
      return 0.72;
    }
    return "iljtfr.,:;' |!()[]".indexOf(point) >= 0 ? 0.34 : 0.58;
  }

  /**
   * The text as text of an element or in an attribute, in HTML and in XML 1.0, whose Char
   * production leaves out most control characters and unpaired surrogates; those are replaced, and
   * what turns the direction of text is spelled out.
   */
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(shown(point));
              }
            });
    return out.toString();
  }

  private static String shown(int point) {
    return representable(point) ? Printable.whole(Character.toString(point)) : "\ufffd";
  }

  private static boolean representable(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || (point >= 0x20 && point < 0xd800)
        || (point >= 0xe000 && point != 0xfffe && point != 0xffff);
  }
}
