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
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the guides say to type works, as they say; what needs a cloud is in LiveGuideTest. */
@Execution(ExecutionMode.CONCURRENT)
class GuideTest {
  static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

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
    Typed.copy(ROOT.resolve("examples"), place.resolve("examples"));
    for (Guide.Step step : Guide.read(guide).steps()) {
      if (!step.cloud()) {
        run(place, step);
      }
    }
  }

  static void run(Path place, Guide.Step step) throws IOException, InterruptedException {
    Typed typed = Typed.in(place, step.arguments());
    assertThat(typed.exit()).as("%s%n%s", step.place(), typed.printed()).isEqualTo(step.exit());
    if (!step.output().isEmpty()) {
      assertThat(typed.printed()).as(step.place()).containsSubsequence(step.output());
    }
  }
}
