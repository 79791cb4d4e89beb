/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Nothing that we write into pages and reports needs a browser newer than Chromium 108: what came
 * later stands in {@code newer-than-chromium-108.tsv}, each with an example that its pattern finds.
 */
class BrowserFeaturesTest {
  private static final Path LIST =
      Path.of("src", "test", "resources", "newer-than-chromium-108.tsv");
  private static final Map<String, String> KINDS =
      Map.of("css", "css", "js", "js", "jte", "html", "html", "html");
  private static final int LAST_KNOWN = 108;

  /** What came later, with the version it came with, and in which kind of file it is. */
  private record Newer(int since, String kind, Pattern pattern, String example) {}

  @Test
  void pagesAndReportsNeedNothingNewer() throws IOException {
    List<String> found = new ArrayList<>();
    List<Path> files = files();
    for (Path file : files) {
      String text = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "");
      for (Newer newer : newer()) {
        Matcher matcher = newer.pattern().matcher(text);
        if (newer.kind().equals(KINDS.get(ending(file))) && matcher.find()) {
          found.add(
              GuideTest.ROOT.relativize(file)
                  + ": "
                  + matcher.group().strip()
                  + " came with Chromium "
                  + newer.since());
        }
      }
    }
    assertThat(found).isEmpty();
    assertThat(files).extracting(BrowserFeaturesTest::ending).contains("css", "js", "jte");
  }

  @Test
  void eachPatternFindsItsExample() throws IOException {
    assertThat(newer())
        .allSatisfy(
            newer -> {
              assertThat(newer.since()).isGreaterThan(LAST_KNOWN);
              assertThat(newer.pattern().matcher(newer.example()).find())
                  .as(newer.example())
                  .isTrue();
            });
  }

  private static List<Newer> newer() throws IOException {
    try (Stream<String> lines = Files.lines(LIST)) {
      return lines
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.split("\t", 4))
          .map(
              part ->
                  new Newer(Integer.parseInt(part[0]), part[1], Pattern.compile(part[2]), part[3]))
          .toList();
    }
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String room : List.of("server", "report")) {
      try (Stream<Path> all =
          Files.walk(GuideTest.ROOT.resolve("face").resolve(room).resolve("src/main"))) {
        all.filter(Files::isRegularFile)
            .filter(file -> KINDS.containsKey(ending(file)))
            .sorted()
            .forEach(files::add);
      }
    }
    return files;
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
