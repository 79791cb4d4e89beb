/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.worker;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The program of worker processes: the Java of this process with its class path.
 *
 * @param files that it is read from
 * @param cache what a job of an earlier process left of its classes, to begin sooner
 */
record WorkerProgram(List<Path> files, Optional<Path> cache) {
  /** The property by which the launcher says where the cache lies. */
  private static final String CACHE = "yunheng.worker.cache";

  WorkerProgram {
    files = List.copyOf(files);
  }

  /** That of this process. */
  static WorkerProgram ofThis() {
    List<Path> files = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!part.isEmpty()) {
        files.add(Path.of(part).toAbsolutePath().normalize());
      }
    }
    return new WorkerProgram(
        files,
        Optional.ofNullable(System.getProperty(CACHE)).map(Path::of).filter(Files::isRegularFile));
  }

  /** Everything that a process of it has to be let at. */
  List<Path> reads() {
    return Stream.concat(files.stream(), cache.stream()).toList();
  }

  /** The flags that use the cache; what is wrong with it is told on no output that is read. */
  List<String> cached() {
    return cache
        .map(file -> List.of("-XX:AOTCache=" + file, "-Xlog:disable", "-Xlog:all=error:stderr"))
        .orElse(List.of());
  }

  /**
   * The command that runs a class.
   *
   * @param heap in MiB
   * @param temporary the folder of temporary files
   * @param flags more of them
   * @param arguments of the class
   */
  List<String> command(
      int heap, Path temporary, List<String> flags, Class<?> main, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                files.getFirst().resolve("bin").resolve("java").toString(),
                "-Xmx" + heap + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+DisplayVMOutputToStderr",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + temporary,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(flags);
    command.addAll(
        List.of(
            "-cp",
            String.join(File.pathSeparator, files.stream().skip(1).map(Path::toString).toList()),
            main.getName()));
    command.addAll(arguments);
    return command;
  }
}
