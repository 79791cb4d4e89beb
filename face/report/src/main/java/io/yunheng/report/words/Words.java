/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.words;

import io.yunheng.fault.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of reports and workbooks in one language. A text names its values as {@code {0}},
 * {@code {1}}.
 */
public final class Words {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

  private final Language language;
  private final Properties texts;

  private Words(Language language, Properties texts) {
    this.language = language;
    this.texts = texts;
  }

  /** The texts in this language. */
  public static Words in(Language language) {
    String name = "words_" + language.code() + ".properties";
    Properties texts = new Properties();
    try (InputStream in = Words.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Words(language, texts);
  }

  public Language language() {
    return language;
  }

  /**
   * The text with this key.
   *
   * @throws IllegalArgumentException if there is none: a defect, held off by a test
   */
  public String of(String key) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no words for " + key);
    }
    return text;
  }

  /** The text with this key and its values filled in; whole numbers are grouped by thousands. */
  public String of(String key, Object... values) {
    Matcher matcher = PLACE.matcher(of(key));
    return matcher.replaceAll(
        place -> {
          int index = Integer.parseInt(place.group(1));
          return Matcher.quoteReplacement(
              index < values.length ? shown(values[index]) : place.group());
        });
  }

  /** The word for a code of a group, or the code itself when it is not one of ours. */
  public String word(String group, String code) {
    return texts.getProperty(group + "." + code, code);
  }

  /** A whole number grouped by thousands. */
  public String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private String shown(Object value) {
    return switch (value) {
      case Long number -> count(number);
      case Integer number -> count(number);
      default -> value.toString();
    };
  }
}
