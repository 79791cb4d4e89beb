/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.passage;

import java.text.Normalizer;

/** Texts in which passages are looked for. */
public final class Numerals {
  private static final String DIGITS = "零一二三四五六七八九";
  private static final String NUMERALS = DIGITS + "〇十百";

  private Numerals() {}

  /**
   * The text without blanks, in narrow characters, with Chinese numerals up to 999 as figures: so
   * an article is found however its number is written.
   */
  public static String plain(String text) {
    String narrow = Normalizer.normalize(text, Normalizer.Form.NFKC).replace("　", "");
    StringBuilder plain = new StringBuilder(narrow.length());
    for (int i = 0; i < narrow.length(); ) {
      int end = i;
      while (end < narrow.length() && NUMERALS.indexOf(narrow.charAt(end)) >= 0) {
        end++;
      }
      if (end > i) {
        plain.append(figure(narrow.substring(i, end)));
        i = end;
      } else {
        if (!Character.isWhitespace(narrow.charAt(i))) {
          plain.append(Character.toLowerCase(narrow.charAt(i)));
        }
        i++;
      }
    }
    return plain.toString();
  }

  private static String figure(String numeral) {
    if (numeral.indexOf('十') < 0 && numeral.indexOf('百') < 0) {
      StringBuilder digits = new StringBuilder();
      numeral.chars().forEach(c -> digits.append(digit((char) c)));
      return digits.toString();
    }
    int whole = 0;
    int digit = -1;
    for (int i = 0; i < numeral.length(); i++) {
      char c = numeral.charAt(i);
      if (c == '百' || c == '十') {
        whole += (digit < 0 ? 1 : digit) * (c == '百' ? 100 : 10);
        digit = -1;
      } else {
        digit = digit(c);
      }
    }
    return Integer.toString(whole + Math.max(0, digit));
  }

  private static int digit(char c) {
    return Math.max(0, DIGITS.indexOf(c));
  }
}
