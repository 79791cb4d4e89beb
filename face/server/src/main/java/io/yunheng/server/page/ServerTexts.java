/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.page;

import io.yunheng.fault.Language;
import io.yunheng.fault.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;

/**
 * The texts of the pages in one language, from {@code yunheng/server/texts_zh.properties} and
 * {@code texts_en.properties}. A text has places <code>{0}</code>, <code>{1}</code>.
 */
public final class ServerTexts {
  private final Language language;
  private final Properties texts;

  private ServerTexts(Language language, Properties texts) {
    this.language = language;
    this.texts = texts;
  }

  /** Reads the texts that ship. */
  public static ServerTexts load(Language language) {
    String name = "/yunheng/server/texts_" + language.code() + ".properties";
    Properties properties = new Properties();
    try (InputStream in = ServerTexts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ServerTexts(language, properties);
  }

  public Language language() {
    return language;
  }

  /** All keys. */
  public Set<String> keys() {
    return texts.stringPropertyNames();
  }

  /**
   * A text with its places filled in.
   *
   * @throws IllegalArgumentException if there is no such text, which is a defect of ours
   */
  public String of(String key, String... values) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no text " + key);
    }
    String filled = text;
    for (int i = 0; i < values.length; i++) {
      filled = filled.replace("{" + i + "}", values[i]);
    }
    return filled;
  }

  /** What data files say in this language. */
  public String of(Text text) {
    return text.in(language);
  }
}
