/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.jobs.JobReach;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a process within the walls can reach; where the system has none, that it runs all the same.
 */
class WorkerSandboxTest {
  private static final WorkerSandbox WALLS = WorkerSandbox.find();

  @TempDir private Path place = Path.of("");
  private Path input = Path.of("");
  private Path other = Path.of("");
  private Path attempt = Path.of("");

  private record Ended(int code, String output) {}

  @BeforeEach
  void files() throws IOException {
    input = Files.writeString(place.resolve("input.txt"), "input");
    other = Files.writeString(place.resolve("other.txt"), "other");
    attempt = Files.createDirectory(place.resolve("attempt"));
  }

  private Ended run(boolean network, String... command) throws Exception {
    JobReach reach = new JobReach(List.of(input), List.of(), network, Set.of());
    Process process =
        new ProcessBuilder(WALLS.around(List.of(command), List.of(), reach, attempt))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  @Test
  void itsInputsAreRead() throws Exception {
    assertThat(run(false, "cat", input.toString())).isEqualTo(new Ended(0, "input"));
  }

  @Test
  void itsFolderIsWritten() throws Exception {
    assertThat(run(false, "cp", input.toString(), attempt.resolve("made").toString()).code())
        .isZero();
    assertThat(attempt.resolve("made")).hasContent("input");
  }

  @Test
  void otherFilesAreNotSeenAndInputsNotChanged() throws Exception {
    Ended read = run(false, "cat", other.toString());
    Ended write = run(false, "cp", "/etc/passwd", input.toString());
    if (WALLS.works()) {
      assertThat(read.code()).isNotZero();
      assertThat(read.output()).doesNotContain("other\n").contains("No such file");
      assertThat(write.code()).isNotZero();
      assertThat(input).hasContent("input");
    } else {
      assertThat(read).isEqualTo(new Ended(0, "other"));
    }
  }

  @Test
  void aProcessThatIsGivenNothingSeesNoFileAndNoNetwork() throws Exception {
    Process process =
        new ProcessBuilder(
                WALLS.around(
                    List.of("cat", input.toString(), attempt.toString(), "/proc/net/dev"),
                    List.of()))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isNotZero();
    if (WALLS.works()) {
      assertThat(output.lines().filter(line -> line.endsWith("No such file or directory")))
          .hasSize(2);
      assertThat(output.lines().filter(line -> line.matches("\\s*\\S+:\\s+\\d.*")))
          .allMatch(line -> line.strip().startsWith("lo:"));
    } else {
      assertThat(output).contains("input");
    }
  }

  @Test
  void theNetworkIsThereOnlyForARequestThatNamesAnAddress() throws Exception {
    String alone = run(false, "cat", "/proc/net/dev").output();
    String shared = run(true, "cat", "/proc/net/dev").output();
    if (WALLS.works()) {
      assertThat(alone.lines().filter(line -> line.contains(":")))
          .allMatch(line -> line.strip().startsWith("lo:"));
    }
    assertThat(shared.lines().filter(line -> line.contains(":")).count())
        .isEqualTo(
            Files.readAllLines(Path.of("/proc/net/dev")).stream()
                .filter(line -> line.contains(":"))
                .count());
  }
}
