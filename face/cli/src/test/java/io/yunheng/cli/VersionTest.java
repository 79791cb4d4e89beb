/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fault.Producer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The version has one place, and what names it reads it there. */
class VersionTest {
  private static final Path ROOT = Path.of(System.getProperty("yunheng.root"));

  /** What the build makes, and what tells of a version that made it. */
  private static final Set<String> OTHERS =
      Set.of("target", ".git", "docs", "examples", "golden", "CHANGELOG.md");

  private final Producer producer = Producer.load();
  private final Pattern version =
      Pattern.compile("(?<![\\w.])" + Pattern.quote(producer.version()) + "(?![\\w.])");

  @Test
  void theVersionStandsOnce() throws IOException {
    List<String> lines = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return OTHERS.contains(name(folder))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile() && !OTHERS.contains(name(file))) {
              Files.readString(file, StandardCharsets.ISO_8859_1)
                  .lines()
                  .filter(line -> version.matcher(line).find())
                  .forEach(line -> lines.add(ROOT.relativize(file) + ": " + line.strip()));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    assertThat(lines).containsExactly("pom.xml: <revision>" + producer.version() + "</revision>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "catalog --version", "catalog list --version"})
  void everyCommandSaysTheVersion(String line) {
    Object[] words = line.split(" ", -1);
    assertThat(Ran.of(words).exits(0).out()).isEqualTo(producer.text() + System.lineSeparator());
  }

  private static String name(Path path) {
    return path.equals(ROOT) ? "" : path.getFileName().toString();
  }
}
