/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.manifest;

import io.yunheng.bag.KeyKind;
import io.yunheng.bag.Keys;
import io.yunheng.cli.Terminal;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
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
  public Integer call() {
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
    Keys.Checking key = Keys.generate(kind, output);
    if (!terminal.json()) {
      terminal.line(terminal.text("key.made", output, output + ".pub", key.id()));
    } else {
      terminal.json(
          json ->
              json.object(
                  () -> {
                    json.text("key", output.toString());
                    json.text("public", output + ".pub");
                    json.text("id", key.id());
                  }));
    }
    return 0;
  }
}
