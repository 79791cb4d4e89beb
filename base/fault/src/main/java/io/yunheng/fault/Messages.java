/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of faults: what happened and what to do, in Chinese and English, from {@code
 * messages_zh.properties} and {@code messages_en.properties}. A text names details as <code>{file}
 * </code>; a detail that is missing shows as {@code ?}.
 */
public final class Messages {
  private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

  private final Map<Language, Properties> texts;

  private Messages(Map<Language, Properties> texts) {
    this.texts = texts;
  }

  /** Reads the texts that ship with this room. */
  public static Messages load() {
    return new Messages(Map.of(Language.ZH, read(Language.ZH), Language.EN, read(Language.EN)));
  }

  /** What happened, in one sentence. */
  public String what(Fault fault, Language language) {
    return fill(text(fault.code().code(), language), fault);
  }

  /** What to do about it, in one sentence. */
  public String cure(Fault fault, Language language) {
    return fill(text(fault.code().code() + ".cure", language), fault);
  }

  private String text(String key, Language language) {
    String text = texts.getOrDefault(language, new Properties()).getProperty(key);
    return text == null ? key : text;
  }

  private static String fill(String text, Fault fault) {
    Matcher matcher = PLACE.matcher(text);
    return matcher.replaceAll(
        place -> Matcher.quoteReplacement(fault.details().getOrDefault(place.group(1), "?")));
  }

  private static Properties read(Language language) {
    String name = "messages_" + language.code() + ".properties";
    Properties properties = new Properties();
    try (InputStream in = Messages.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
