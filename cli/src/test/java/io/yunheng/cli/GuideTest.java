/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the guides say to type works, as they say. */
class GuideTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path place;

  static Stream<Path> guides() throws IOException {
    try (Stream<Path> found = Files.walk(ROOT.resolve("docs"))) {
      List<Path> guides =
          found.filter(path -> path.getFileName().toString().endsWith(".md")).sorted().toList();
      return Stream.concat(
          Stream.of("README.md", "README.zh-CN.md").map(ROOT::resolve), guides.stream());
    }
  }

  @ParameterizedTest
  @MethodSource("guides")
  void whatTheGuideSaysWorks(Path guide) throws IOException, InterruptedException {
    copy(ROOT.resolve("examples"), place.resolve("examples"));
    for (Guide.Step step : Guide.read(guide).steps()) {
      if (!step.cloud()) {
        run(step);
      }
    }
  }

  private void run(Guide.Step step) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Dstdout.encoding=UTF-8");
    command.add("-Dstderr.encoding=UTF-8");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Yunheng.class.getName());
    command.addAll(step.arguments());
    Path out = Files.createTempFile("guide", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(place.toFile())
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
      int exit = process.waitFor();
      String printed = Files.readString(out, StandardCharsets.UTF_8);
      assertThat(exit).as("%s%n%s", step.place(), printed).isEqualTo(step.exit());
      if (!step.output().isEmpty()) {
        assertThat(printed).as(step.place()).containsSubsequence(step.output());
      }
    } finally {
      Files.delete(out);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path path : walk.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }
}
