/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.page;

import java.util.regex.Pattern;

/** Puts a space between Chinese and the Latin words and numbers in a sentence. */
public final class Spacing {
  private static final String HAN = "[\\p{IsHan}&&[^年月日]]";
  private static final String LATIN = "[A-Za-z0-9]";
  private static final Pattern BETWEEN =
      Pattern.compile("(?<=" + HAN + ")(?=" + LATIN + ")|(?<=" + LATIN + ")(?=" + HAN + ")");

  private Spacing() {}

  /** The sentence with them; a sentence without Chinese is as it was. */
  public static String of(String sentence) {
    return BETWEEN.matcher(sentence).replaceAll(" ");
  }
}
