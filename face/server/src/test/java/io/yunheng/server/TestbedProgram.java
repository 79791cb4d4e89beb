/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Programs of {@code testbed}. */
final class TestbedProgram {
  private static final Path PROGRAMS = Path.of(System.getProperty("yunheng.root", "."), "testbed");

  private TestbedProgram() {}

  /**
   * Runs one to its end; what it said.
   *
   * @param folder its argument
   * @param told the file for what it says
   */
  static String run(String program, Path folder, Path told)
      throws IOException, InterruptedException {
    Process started =
        new ProcessBuilder(PROGRAMS.resolve(program).toString(), folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(told.toFile())
            .start();
    int ended = started.waitFor();
    String text = Files.readString(told).strip();
    if (ended != 0) {
      throw new AssertionError(program + " ended with " + ended + ": " + text);
    }
    return text;
  }
}
