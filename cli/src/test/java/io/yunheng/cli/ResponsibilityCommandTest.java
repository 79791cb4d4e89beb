/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Roles and findings as people and programs get them. */
class ResponsibilityCommandTest {
  private static final Path EXAMPLES = GuideTest.ROOT.resolve("examples/responsibility");

  @TempDir private Path place;

  @Test
  void explainsEveryRole() {
    String said =
        Ran.of("responsibility", EXAMPLES.resolve("annex-a2.yaml"), "--lang", "en").exits(0).out();

    assertThat(said)
        .contains("B组织: provider (joint)")
        .contains("CCIA-3.3")
        .contains("software partner");
  }

  @Test
  void tellsAContradictionFromAnAnswer() {
    Ran printed = Ran.of("responsibility", EXAMPLES.resolve("annex-a3-printed.yaml")).exits(10);

    assertThat(printed.out()).contains("C组织").contains("并不存在").contains("它自己");
    assertThat(
            Ran.of("responsibility", EXAMPLES.resolve("annex-a3-printed.yaml"), "--json")
                .exits(10)
                .json()
                .path("contradictions"))
        .hasSize(5);
  }

  @Test
  void namesWhatIsWrongInAFile() throws IOException {
    Path file = place.resolve("mine.yaml");
    Files.writeString(
        file,
        Files.readString(EXAMPLES.resolve("annex-a1.yaml")).replace("supplies-room", "rents"));

    assertThat(Ran.of("responsibility", file).fails(65, "data-value-invalid").err())
        .contains("mine.yaml")
        .contains("rents")
        .contains("supplies-room");
    Ran.of("responsibility", place.resolve("none.yaml")).fails(65, "file-missing");
  }
}
