/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fault.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts of the pages: the same in both languages, each used, none missing. */
class ServerTextsTest {
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");
  private static final Pattern NAMED =
      Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+|brand)\"");

  private final ServerTexts chinese = ServerTexts.load(Language.ZH);
  private final ServerTexts english = ServerTexts.load(Language.EN);

  @Test
  void bothLanguagesSayTheSame() {
    assertThat(chinese.keys()).isEqualTo(english.keys());
    for (String key : chinese.keys()) {
      assertThat(places(chinese.of(key))).as(key).isEqualTo(places(english.of(key)));
      assertThat(chinese.of(key)).as(key).isNotBlank();
      assertThat(english.of(key)).as(key).isNotBlank();
    }
  }

  @Test
  void everyTextThatIsNamedIsThere() throws IOException {
    Set<String> missing = new TreeSet<>();
    Path main = Path.of(System.getProperty("yunheng.root"), "face/server/src/main");
    try (Stream<Path> files = Files.walk(main)) {
      for (Path file : files.filter(path -> path.toString().matches(".*\\.(java|jte)")).toList()) {
        Matcher named = NAMED.matcher(Files.readString(file));
        while (named.find()) {
          String family = named.group(1).replaceAll("\\..*", "");
          boolean ours = chinese.keys().stream().anyMatch(key -> key.startsWith(family + "."));
          if (ours && !chinese.keys().contains(named.group(1)) && !isOther(named.group(1))) {
            missing.add(file.getFileName() + ": " + named.group(1));
          }
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  /** Settings, properties and files have names of the same form. */
  private static boolean isOther(String name) {
    return name.matches(
        ".*\\.(jte|css|js|json|jsonl|pem|svg|key|crt|txt|yaml)|(server|spring|http|data|login|password|invitation"
            + "|administrators)\\.[A-Za-z.-]+");
  }

  private static Set<String> places(String text) {
    Set<String> places = new TreeSet<>();
    Matcher matcher = PLACE.matcher(text);
    while (matcher.find()) {
      places.add(matcher.group());
    }
    return places;
  }
}
