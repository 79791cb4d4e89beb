/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands that a guide shows, in the order of reading. A {@code console} block holds commands
 * ({@code $ ./yunheng …}), what they print below them (lines with … stand for what is left out) and
 * {@code $ echo $?} with the exit code below it; without that the code is 0. Blocks marked {@code
 * console cloud} need a real cloud.
 */
record Guide(List<Step> steps) {
  private static final String PROMPT = "$ ";
  private static final String EXIT_CODE = "$ echo $?";
  private static final String COMMAND = PROMPT + "./yunheng ";

  /** A command, its exit code, and lines that its output has to hold in this order. */
  record Step(String place, List<String> arguments, boolean cloud, int exit, List<String> output) {}

  static Guide read(Path file) throws IOException {
    List<Step> steps = new ArrayList<>();
    Draft draft = new Draft(steps);
    boolean console = false;
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.startsWith("```")) {
        draft.finish();
        console = line.startsWith("```console");
        draft.cloud = line.startsWith("```console cloud");
      } else if (console) {
        draft.line(file.getFileName() + ":" + number, line);
      }
    }
    return new Guide(steps);
  }

  private static final class Draft {
    private final List<Step> steps;
    private final List<String> output = new ArrayList<>();
    private boolean cloud;
    private String place = "";
    private String command = "";
    private boolean code;
    private int exit;

    Draft(List<Step> steps) {
      this.steps = steps;
    }

    void line(String where, String line) {
      if (line.equals(EXIT_CODE)) {
        code = true;
      } else if (code) {
        exit = Integer.parseInt(line.strip());
        code = false;
      } else if (line.startsWith(COMMAND)) {
        finish();
        place = where;
        command = line.substring(COMMAND.length());
      } else if (line.startsWith(PROMPT)) {
        finish();
      } else if (!command.isEmpty() && !line.isBlank() && !line.contains("…")) {
        output.add(line.strip());
      }
    }

    void finish() {
      if (!command.isEmpty()) {
        steps.add(new Step(place, words(command), cloud, exit, List.copyOf(output)));
      }
      command = "";
      exit = 0;
      output.clear();
    }

    private static List<String> words(String command) {
      List<String> words = new ArrayList<>();
      StringBuilder word = new StringBuilder();
      boolean quoted = false;
      for (char c : (command + " ").toCharArray()) {
        if (c == '\'' || c == '"') {
          quoted = !quoted;
        } else if (c == ' ' && !quoted) {
          if (!word.isEmpty()) {
            words.add(word.toString());
          }
          word.setLength(0);
        } else {
          word.append(c);
        }
      }
      return words;
    }
  }
}
