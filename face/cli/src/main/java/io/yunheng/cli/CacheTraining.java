/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs several commands in one process, so that one start-up cache can be trained with all of them.
 * What they print goes nowhere, and what they return does not count.
 */
final class CacheTraining {
  private static final String NEXT = "--next";

  private CacheTraining() {}

  /** Arguments: those of the commands, one after the other with {@code --next} between them. */
  public static void main(String[] arguments) {
    PrintWriter nowhere =
        new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try (TemporaryPlace _ = TemporaryPlace.take(Map.of())) {
      runAll(nowhere, arguments);
    }
  }

  private static void runAll(PrintWriter nowhere, String... arguments) {
    List<String> command = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.equals(NEXT)) {
        Yunheng.run(nowhere, nowhere, command.toArray(String[]::new));
        command.clear();
      } else {
        command.add(argument);
      }
    }
    Yunheng.run(nowhere, nowhere, command.toArray(String[]::new));
  }
}
