/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fault.Language;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class CommandTextsTest {
  private static final Path DOCS = Path.of("..", "..", "docs");

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyCommandOptionAndParameterIsDescribed(Language language) {
    List<String> bare = new ArrayList<>();
    commands(all(language))
        .map(CommandLine::getCommandSpec)
        .forEach(
            spec -> {
              if (spec.usageMessage().description().length == 0) {
                bare.add(spec.qualifiedName());
              }
              spec.options().stream()
                  .filter(option -> option.description().length == 0)
                  .forEach(option -> bare.add(spec.qualifiedName() + " " + option.longestName()));
              spec.positionalParameters().stream()
                  .filter(parameter -> parameter.description().length == 0)
                  .forEach(
                      parameter -> bare.add(spec.qualifiedName() + " " + parameter.paramLabel()));
            });
    assertThat(bare).isEmpty();
  }

  /** The reference of all commands is what they say of themselves. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void theReferenceIsUpToDate(Language language) throws IOException {
    StringBuilder text =
        new StringBuilder(
            switch (language) {
              case ZH -> "# 命令\n\n[English](commands.md)\n";
              case EN -> "# Commands\n\n[中文](commands.zh-CN.md)\n";
            });
    commands(all(language))
        .forEach(
            command ->
                text.append("\n## ")
                    .append(command.getCommandSpec().qualifiedName())
                    .append("\n\n```\n")
                    .append(command.getUsageMessage().stripTrailing())
                    .append("\n```\n"));
    Path file =
        DOCS.resolve(
            switch (language) {
              case ZH -> "commands.zh-CN.md";
              case EN -> "commands.md";
            });
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, text);
    }
    assertThat(Files.readString(file)).isEqualTo(text.toString());
  }

  private static CommandLine all(Language language) {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    CommandLine line = Yunheng.commandLine(nowhere, nowhere, language);
    commands(line).forEach(command -> command.setUsageHelpAutoWidth(false));
    return line;
  }

  private static Stream<CommandLine> commands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(CommandTextsTest::commands));
  }
}
