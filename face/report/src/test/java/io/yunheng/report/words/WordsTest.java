/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final Pattern USE =
      Pattern.compile("\\bw(?:ords)?\\.of\\(\\s*\"([a-zA-Z0-9.-]*[a-zA-Z0-9])\"\\s*[,)]");
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");

  @Test
  void bothLanguagesHaveTheSameKeysAndPlaces() throws IOException {
    Properties zh = read("zh");
    Properties en = read("en");
    assertThat(zh.stringPropertyNames()).isEqualTo(en.stringPropertyNames());
    for (String key : zh.stringPropertyNames()) {
      assertThat(places(zh.getProperty(key))).as(key).isEqualTo(places(en.getProperty(key)));
    }
  }

  @Test
  void everyWordThatIsUsedIsThere() throws IOException {
    Properties zh = read("zh");
    for (String folder : new String[] {"src/main/jte", "src/main/java"}) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Matcher use = USE.matcher(Files.readString(file));
          while (use.find()) {
            assertThat(zh.stringPropertyNames()).as(file.toString()).contains(use.group(1));
          }
        }
      }
    }
  }

  @Test
  void valuesAreFilledInAndNumbersGrouped() {
    Words words = Words.in(Language.EN);
    assertThat(words.of("net.held", 1234567, 2L, "x$1"))
        .isEqualTo("1,234,567 instances · 2 public addresses · x$1 open rules");
    assertThat(words.word("verdict", "partial")).isEqualTo("partial");
    assertThat(words.word("reason", "some-other")).isEqualTo("some-other");
    assertThatThrownBy(() -> words.of("nothing")).isInstanceOf(IllegalArgumentException.class);
  }

  private static Set<String> places(String text) {
    Set<String> places = new TreeSet<>();
    PLACE.matcher(text).results().forEach(result -> places.add(result.group()));
    return places;
  }

  private static Properties read(String language) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Words.class.getResourceAsStream("words_" + language + ".properties")) {
      properties.load(
          new InputStreamReader(java.util.Objects.requireNonNull(in), StandardCharsets.UTF_8));
    }
    return properties;
  }
}
