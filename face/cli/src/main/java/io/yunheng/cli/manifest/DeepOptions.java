/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.manifest;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.jobs.DeepAccess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How files are opened, decrypted and restored. */
final class DeepOptions {
  @Option(names = "--deep", descriptionKey = "deep")
  private boolean asked;

  @Option(names = "--keys", paramLabel = "FILE", descriptionKey = "keys")
  private Optional<Path> keys = Optional.empty();

  @Option(names = "--restore", paramLabel = "SERVER", descriptionKey = "restore")
  private List<String> servers = new ArrayList<>();

  @Option(
      names = "--restore-password-env",
      paramLabel = "VARIABLE",
      descriptionKey = "restore-password-env")
  private List<String> variables = new ArrayList<>();

  @Option(
      names = "--restore-password-file",
      paramLabel = "FILE",
      descriptionKey = "restore-password-file")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--record", paramLabel = "[DUMP=]FILE", descriptionKey = "record")
  private List<String> records = new ArrayList<>();

  /**
   * What is asked for; empty if files are only compared.
   *
   * @throws FaultException if options do not go together
   */
  Optional<DeepAccess> access() {
    if (asked) {
      return Optional.of(new DeepAccess(keys, servers, variables, files, records));
    }
    for (String option : given()) {
      throw FaultException.of(FaultCode.USAGE_INVALID, "problem", option + ": --deep");
    }
    return Optional.empty();
  }

  private List<String> given() {
    List<String> given = new ArrayList<>();
    keys.ifPresent(_ -> given.add("--keys"));
    if (!servers.isEmpty()) {
      given.add("--restore");
    }
    if (!records.isEmpty()) {
      given.add("--record");
    }
    return given;
  }
}
