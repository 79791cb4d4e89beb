/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import io.yunheng.files.TemporaryFolder;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The program {@code pg_restore}, which only writes a dump as a script here; it is given no server.
 *
 * @param program where it is; empty if it is not installed
 */
public record PgRestore(Optional<Path> program) {
  private static final String TOOL = "pg_restore";

  /** Reads a script. */
  interface Reading {
    void read(InputStream script) throws IOException, InterruptedException;
  }

  /** What is in the usual places. */
  public static PgRestore installed() {
    return new PgRestore(
        List.of("/usr/bin/pg_restore", "/usr/local/bin/pg_restore", "/usr/pgsql/bin/pg_restore")
            .stream()
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst());
  }

  /** Has a dump written as a script, which is read on the way. */
  void script(Path dump, Duration time, Reading reading) throws IOException, InterruptedException {
    if (program.isEmpty()) {
      throw InspectionStopException.of(DeepCode.RESTORE_TOOL, "", "tool", TOOL);
    }
    ProcessBuilder builder =
        new ProcessBuilder(
                program.get().toString(),
                "--file=-",
                "--no-owner",
                "--no-privileges",
                dump.toAbsolutePath().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.environment().clear();
    builder.environment().put("TMPDIR", TemporaryFolder.place().toString());
    builder.environment().put("LC_ALL", "C");
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw InspectionStopException.of(DeepCode.RESTORE_TOOL, "", "tool", TOOL);
    }
    CompletableFuture<Void> end =
        CompletableFuture.runAsync(
            process::destroyForcibly,
            CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS));
    try (InputStream script = process.getInputStream()) {
      reading.read(script);
      script.transferTo(java.io.OutputStream.nullOutputStream());
      int code = process.waitFor();
      if (code != 0) {
        throw InspectionStopException.of(
            DeepCode.TOOL_FAILED, "", "tool", TOOL, "code", Integer.toString(code));
      }
    } finally {
      end.cancel(false);
      process.destroyForcibly();
    }
  }
}
