/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import io.yunheng.content.SensitivityRule.Marking;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** Whether a word is a mark where it stands, in one encoding. */
final class Marks {
  /** Bytes before a word that are looked at for the beginning of its line. */
  private static final int LINE = 100;

  private static final int DECORATION = 64;

  private final int unit;
  private final byte[] lineFeed;
  private final List<byte[]> before;
  private final List<byte[]> after;
  private final List<byte[]> opening;
  private final List<byte[]> closing;
  private final List<byte[]> decoration;
  private final List<byte[]> heading;

  Marks(Marking marking, Charset charset) {
    this.lineFeed = "\n".getBytes(charset);
    this.unit = lineFeed.length;
    this.before = encoded(marking.before(), charset);
    this.after = encoded(marking.after(), charset);
    this.opening = encoded(List.copyOf(marking.around().keySet()), charset);
    this.closing =
        encoded(
            List.copyOf(marking.around().keySet()).stream()
                .map(open -> marking.around().getOrDefault(open, open))
                .toList(),
            charset);
    this.decoration = encoded(marking.decoration(), charset);
    this.heading = encoded(marking.heading(), charset);
  }

  private static List<byte[]> encoded(List<String> texts, Charset charset) {
    List<byte[]> encoded = new ArrayList<>();
    texts.forEach(text -> encoded.add(text.getBytes(charset)));
    return encoded;
  }

  /** Whether the word from one place to another is a mark. */
  boolean marked(byte[] bytes, int from, int to, int limit) {
    for (byte[] text : before) {
      if (endsAt(bytes, from, text)) {
        return true;
      }
    }
    for (byte[] text : after) {
      if (beginsAt(bytes, to, limit, text)) {
        return true;
      }
    }
    for (int i = 0; i < opening.size(); i++) {
      if (endsAt(bytes, from, opening.get(i)) && beginsAt(bytes, to, limit, closing.get(i))) {
        return true;
      }
    }
    return alone(bytes, from, to, limit) || headed(bytes, from);
  }

  /** Whether there is nothing else on the line. */
  private boolean alone(byte[] bytes, int from, int to, int limit) {
    int start = from;
    for (int step = 0; step < DECORATION; step++) {
      if (start == 0 || endsAt(bytes, start, lineFeed)) {
        return ends(bytes, to, limit);
      }
      int length = decorationBefore(bytes, start);
      if (length == 0) {
        return start < 4 && byteOrderMark(bytes, start) && ends(bytes, to, limit);
      }
      start -= length;
      if (from - start > LINE) {
        return false;
      }
    }
    return false;
  }

  private static boolean byteOrderMark(byte[] bytes, int length) {
    return length == 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb;
  }

  private boolean ends(byte[] bytes, int to, int limit) {
    int end = to;
    while (end - to <= DECORATION) {
      if (end >= limit || beginsAt(bytes, end, limit, lineFeed)) {
        return true;
      }
      int length = decorationAt(bytes, end, limit);
      if (length == 0) {
        return false;
      }
      end += length;
    }
    return false;
  }

  private int decorationBefore(byte[] bytes, int end) {
    for (byte[] text : decoration) {
      if (endsAt(bytes, end, text)) {
        return text.length;
      }
    }
    return 0;
  }

  private int decorationAt(byte[] bytes, int at, int limit) {
    for (byte[] text : decoration) {
      if (beginsAt(bytes, at, limit, text)) {
        return text.length;
      }
    }
    return 0;
  }

  /** Whether the line is that of a heading. */
  private boolean headed(byte[] bytes, int from) {
    int least = Math.max(0, from - LINE);
    int start = from;
    while (start > least && !lineBefore(bytes, start)) {
      start -= unit;
    }
    if (start < 0 || (start != 0 && !endsAt(bytes, start, lineFeed))) {
      return false;
    }
    for (byte[] text : heading) {
      if (beginsAt(bytes, start, from, text)) {
        return true;
      }
    }
    return false;
  }

  private boolean lineBefore(byte[] bytes, int start) {
    return unit == 1 ? bytes[start - 1] == '\n' : endsAt(bytes, start, lineFeed);
  }

  private static boolean beginsAt(byte[] bytes, int at, int limit, byte[] text) {
    if (at + text.length > limit) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (bytes[at + i] != text[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean endsAt(byte[] bytes, int end, byte[] text) {
    return end >= text.length && beginsAt(bytes, end - text.length, end, text);
  }
}
