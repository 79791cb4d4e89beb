/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.jobs.work.SourceText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How sources that are no files are got into.
 *
 * @param user of {@code jdbc:} addresses
 * @param passwordSecrets {@code [LABEL=]NAME} of the secrets that are passwords of databases
 * @param passwordFiles {@code [LABEL=]FILE} whose first line is the password
 * @param schemas of databases that are read; empty for all
 * @param drivers a folder with drivers of databases
 * @param proxy through which stores are reached; empty if the settings say
 */
public record SourceAccess(
    Optional<String> user,
    List<String> passwordSecrets,
    List<String> passwordFiles,
    List<String> schemas,
    Optional<Path> drivers,
    Optional<String> proxy) {
  /** Files only, or whoever needs no password. */
  public static final SourceAccess NONE =
      new SourceAccess(
          Optional.empty(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());

  public SourceAccess {
    passwordSecrets = List.copyOf(passwordSecrets);
    passwordFiles = List.copyOf(passwordFiles);
    schemas = List.copyOf(schemas);
  }

  JobReach reach(List<String> addresses) {
    return JobReach.NONE
        .also(drivers.stream().toList())
        .also(passwordFiles.stream().map(SourceText::of).map(SourceText::path).toList())
        .with(
            passwordSecrets.stream()
                .map(text -> SourceText.of(text).rest())
                .collect(Collectors.toSet()))
        .sources(addresses.stream().map(SourceText::of).toList());
  }
}
