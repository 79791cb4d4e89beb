/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/architecture.md names is there. */
class ArchitectureDocumentTest {
  private static final Path ROOT = Path.of(System.getProperty("yunheng.root"));
  private static final Pattern ROW = Pattern.compile("(?m)^\\| [^|]+ \\| `([^`|]+/[^`|]*)` \\|$");
  private static final Pattern CLASS = Pattern.compile("`([A-Z][A-Za-z0-9]+)(?:\\.[a-z]\\w*)?`");

  @Test
  void everyFileOfTheTableIsThere() throws IOException {
    List<String> files = found(ROW);
    assertThat(files).hasSizeGreaterThanOrEqualTo(20).doesNotHaveDuplicates();
    assertThat(files).allSatisfy(file -> assertThat(ROOT.resolve(file)).exists());
  }

  @Test
  void everyClassThatIsNamedIsThere() throws IOException {
    Set<String> classes;
    try (Stream<Path> files = Files.walk(ROOT)) {
      classes =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".java"))
              .map(name -> name.substring(0, name.length() - ".java".length()))
              .collect(Collectors.toSet());
    }
    List<String> named = found(CLASS);
    assertThat(named).hasSizeGreaterThan(20);
    assertThat(classes).containsAll(named);
  }

  private static List<String> found(Pattern pattern) throws IOException {
    return pattern
        .matcher(Files.readString(ROOT.resolve("docs/architecture.md")))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
