/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.manifest;

import io.yunheng.bag.KeyKind;
import io.yunheng.cli.CommandJob;
import io.yunheng.cli.Terminal;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.jobs.KeyRequest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a key that signs. */
@Command(name = "generate")
public final class KeyGenerateCommand implements Callable<Integer> {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      descriptionKey = "output")
  private Path output = Path.of("");

  @Option(names = "--algorithm", paramLabel = "ed25519|sm2", descriptionKey = "algorithm")
  private String algorithm = KeyKind.SM2.code();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = Terminal.of(spec);
    KeyKind kind =
        Arrays.stream(KeyKind.values())
            .filter(one -> one.code().equals(algorithm))
            .findFirst()
            .orElseThrow(
                () ->
                    FaultException.of(
                        FaultCode.USAGE_VALUE,
                        "option",
                        "--algorithm",
                        "value",
                        algorithm,
                        "known",
                        "ed25519, sm2"));
    return CommandJob.of(spec)
        .run(
            new KeyRequest(output, kind),
            result ->
                terminal.line(terminal.text("key.made", result.key(), result.open(), result.id())));
  }
}
