/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The heap that a manifest takes does not grow with its entries. The system property {@code
 * campaign.count} says of how many.
 */
@Execution(ExecutionMode.CONCURRENT)
class ManyEntriesTest {
  private static final int ENTRIES = Integer.getInteger("campaign.count", 200_000);
  private static final int TOGETHER = 1_000;

  /** Less than a fifth of what the entries alone would take. */
  private static final String HEAP = "-Xmx24m";

  @TempDir private Path root;

  @Test
  void manyEntriesAreListedAndComparedInASmallHeap() throws Exception {
    Path tree = Files.createDirectory(root.resolve("tree"));
    for (int n = 0; n < ENTRIES; n++) {
      Path folder = tree.resolve("folder-" + n / TOGETHER);
      if (n % TOGETHER == 0) {
        Files.createDirectory(folder);
      }
      Files.createFile(folder.resolve("file-" + n));
    }
    Path bag = root.resolve("bag");
    run("create", tree, bag);
    try (Stream<String> lines = Files.lines(bag.resolve("handover/entries.jsonl"))) {
      assertThat(lines.count()).isEqualTo(ENTRIES);
    }
    Files.delete(bag.resolve("data/folder-77/file-77777"));
    Path result = root.resolve("result");
    run("verify", bag, result);
    assertThat(result.resolve("discrepancies.jsonl"))
        .hasContent("{\"kind\":\"missing\",\"path\":\"folder-77/file-77777\",\"listedSize\":0}\n");
  }

  private static void run(String what, Path from, Path to)
      throws IOException, InterruptedException {
    Process other =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    HEAP,
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    CutOff.class.getName(),
                    what,
                    from.toString(),
                    to.toString()))
            .redirectErrorStream(true)
            .start();
    try (InputStream said = other.getInputStream()) {
      String text = new String(said.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(other.waitFor()).as(text).isZero();
    }
  }
}
