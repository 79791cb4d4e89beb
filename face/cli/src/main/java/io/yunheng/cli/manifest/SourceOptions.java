/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.manifest;

import io.yunheng.cli.ProxyOptions;
import io.yunheng.jobs.SourceAccess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How sources that are no files are got into. */
final class SourceOptions {
  @Option(names = "--user", paramLabel = "NAME", descriptionKey = "user")
  private Optional<String> user = Optional.empty();

  @Option(names = "--password-env", paramLabel = "[NAME=]VARIABLE", descriptionKey = "password-env")
  private List<String> variables = new ArrayList<>();

  @Option(names = "--password-file", paramLabel = "[NAME=]FILE", descriptionKey = "password-file")
  private List<String> files = new ArrayList<>();

  @Option(names = "--schema", paramLabel = "LIST", split = ",", descriptionKey = "schema")
  private List<String> schemas = new ArrayList<>();

  @Option(names = "--drivers", paramLabel = "DIR", descriptionKey = "drivers")
  private Optional<Path> drivers = Optional.empty();

  @Mixin private ProxyOptions proxies = new ProxyOptions();

  SourceAccess access() {
    return new SourceAccess(user, variables, files, schemas, drivers, proxies.address());
  }
}
