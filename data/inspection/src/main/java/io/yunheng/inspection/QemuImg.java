/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import io.yunheng.files.TemporaryFolder;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The program {@code qemu-img}, run over images that refer to nothing outside themselves.
 *
 * @param program where it is; empty if it is not installed, and then images are not passed
 * @param time that one run may take
 */
public record QemuImg(Optional<Path> program, Duration time) {
  /** What is in the usual places. */
  public static QemuImg installed() {
    Optional<Path> found =
        List.of("/usr/bin/qemu-img", "/usr/local/bin/qemu-img", "/bin/qemu-img").stream()
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    return new QemuImg(found, Duration.ofHours(2));
  }

  /** As if it were not there. */
  public static QemuImg none() {
    return new QemuImg(Optional.empty(), Duration.ofSeconds(1));
  }

  /**
   * Checks an image. Its words are left behind; only what its exit code says is kept: 0 sound, 1
   * not done, 2 damaged, 3 clusters that are lost, 63 the form knows no checks.
   */
  public void check(Path image, String form, InspectionContext look)
      throws InspectionStopException, InterruptedException {
    if (program.isEmpty()) {
      look.found(DeepCode.TOOL_MISSING, "", "tool", "qemu-img");
      return;
    }
    int code = run(List.of("check", "-q", "-f", form, image.toAbsolutePath().toString()));
    switch (code) {
      case 0 -> {}
      case 2 -> look.found(DeepCode.TOOL_ERRORS, "", "tool", "qemu-img");
      case 3 -> look.found(DeepCode.TOOL_LEAKS, "", "tool", "qemu-img");
      default ->
          look.found(DeepCode.TOOL_FAILED, "", "tool", "qemu-img", "code", Integer.toString(code));
    }
  }

  private int run(List<String> arguments) throws InspectionStopException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of(program.orElseThrow().toString()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.environment().clear();
    builder.environment().put("TMPDIR", TemporaryFolder.place().toString());
    try {
      Process process = builder.start();
      try {
        if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
          return process.exitValue();
        }
        throw InspectionStopException.of(DeepCode.LIMIT_TIME, "", "limit", time.toString());
      } finally {
        process.destroyForcibly();
      }
    } catch (InspectionStopException stop) {
      throw stop;
    } catch (IOException e) {
      return -1;
    }
  }
}
