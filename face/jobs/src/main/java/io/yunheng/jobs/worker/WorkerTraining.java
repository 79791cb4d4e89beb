/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.worker;

import io.yunheng.catalog.ScaleName;
import io.yunheng.fault.Language;
import io.yunheng.jobs.AssessRequest;
import io.yunheng.jobs.EngineSettings;
import io.yunheng.jobs.Secrets;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One job in a worker process, from which the launcher makes the cache of worker processes. */
public final class WorkerTraining {
  private static final int HEAP = 1024;

  private WorkerTraining() {}

  /**
   * Assesses a case with the very flags of every job, and leaves the cache.
   *
   * @param arguments the file of the cache, the folder of a case, and a folder that may be filled
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path cache = Path.of(arguments[0]).toAbsolutePath();
    Path folder = Path.of(arguments[2]).toAbsolutePath();
    Path result = Files.createDirectories(folder.resolve("result"));
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    WorkerOrder order =
        new WorkerOrder(
            new AssessRequest(
                Path.of(arguments[1]).toAbsolutePath(),
                result,
                ScaleName.WORKBOOK,
                Optional.empty(),
                List.of(),
                false,
                Language.ZH),
            EngineSettings.FASTEST,
            1,
            result,
            folder.resolve("summary.json"));
    Process process =
        new ProcessBuilder(
                WorkerProgram.ofThis()
                    .command(
                        HEAP,
                        temporary,
                        List.of("-XX:AOTCacheOutput=" + cache),
                        WorkerMain.class,
                        List.of()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(
          (order.line() + "\n" + WorkerOrder.line(Secrets.NONE) + "\n")
              .getBytes(StandardCharsets.UTF_8));
      in.flush();
      int _ = process.waitFor();
    }
  }
}
