/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.word;

import io.yunheng.fault.Language;
import java.util.ArrayList;
import java.util.List;

/** The numbers of headings and what a table of contents lists. */
final class Headings {
  private static final String[] DIGITS = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  private static final String[] UNITS = {"", "十", "百", "千"};

  /** A heading as the table of contents lists it. */
  record Entry(int level, String text, String bookmark) {}

  private final Language language;
  private final List<Entry> entries = new ArrayList<>();
  private int first;
  private int second;

  Headings(Language language) {
    this.language = language;
  }

  List<Entry> entries() {
    return entries;
  }

  /** Counts a heading; those of the third level are neither numbered nor listed. */
  String add(int level, String text) {
    String bookmark = "_Toc" + (100_000_000 + entries.size());
    if (level == 1) {
      first++;
      second = 0;
    } else {
      second++;
    }
    entries.add(new Entry(level, number(level) + text, bookmark));
    return bookmark;
  }

  private String number(int level) {
    return switch (language) {
      case ZH -> level == 1 ? chinese(first) + "、" : "（" + chinese(second) + "）";
      case EN -> level == 1 ? first + " " : first + "." + second + " ";
    };
  }

  /** A number up to 9999 in Chinese, as the numbering of Word writes it. */
  static String chinese(int number) {
    StringBuilder text = new StringBuilder();
    String digits = Integer.toString(number);
    boolean gap = false;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      int unit = digits.length() - 1 - i;
      if (digit == 0) {
        gap = true;
        continue;
      }
      if (gap) {
        text.append(DIGITS[0]);
        gap = false;
      }
      if (!(digit == 1 && unit == 1 && i == 0)) {
        text.append(DIGITS[digit]);
      }
      text.append(UNITS[unit]);
    }
    return text.toString();
  }
}
