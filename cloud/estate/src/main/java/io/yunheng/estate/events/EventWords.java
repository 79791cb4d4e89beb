/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** The model's words for what services call their actions and objects. */
public final class EventWords {
  private static final String OTHER = "other";

  private final Properties words = new Properties();

  public EventWords() {
    try (InputStream in = EventWords.class.getResourceAsStream("words.properties")) {
      if (in == null) {
        throw new IllegalStateException("words.properties is not on the class path");
      }
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The word for a raw action such as {@code update/os-stop} or {@code created.role_assignment}.
   */
  String action(String raw) {
    String[] parts = raw.split("[/.]", -1);
    for (String key : List.of(raw, parts[parts.length - 1], parts[0])) {
      String word = words.getProperty("action." + key);
      if (word != null) {
        return word;
      }
    }
    return OTHER;
  }

  /** The kind of object that a collection of an API holds, for example {@code servers}. */
  Optional<String> target(String collection) {
    return Optional.ofNullable(words.getProperty("target." + collection));
  }
}
