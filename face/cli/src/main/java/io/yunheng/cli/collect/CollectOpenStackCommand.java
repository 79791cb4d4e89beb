/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.collect;

import io.yunheng.cli.CommandJob;
import io.yunheng.cli.ProxyOptions;
import io.yunheng.cli.Terminal;
import io.yunheng.cli.estate.EstateSummary;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.jobs.CollectRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads an OpenStack cloud, with read-only calls, into a case. */
@Command(name = "openstack", exitCodeListHeading = "%n")
public final class CollectOpenStackCommand implements Callable<Integer> {
  @Option(names = "--cloud", paramLabel = "NAME")
  private Optional<String> cloud = Optional.empty();

  @Option(names = "--replay", paramLabel = "DIR")
  private Optional<Path> replay = Optional.empty();

  @Option(names = "--into", paramLabel = "CASE", required = true)
  private Path into = Path.of("");

  @Option(names = "--clouds-file", paramLabel = "FILE")
  private Optional<Path> cloudsFile = Optional.empty();

  @Option(names = "--record", paramLabel = "DIR")
  private Optional<Path> record = Optional.empty();

  @Option(names = "--page-size", paramLabel = "N")
  private int pageSize = 500;

  @Option(names = "--allow-clock-skew")
  private boolean allowClockSkew;

  @Option(names = "--verify-images", paramLabel = "N")
  private int verifyImages;

  @Option(names = "--key", paramLabel = "FILE")
  private Optional<Path> key = Optional.empty();

  @Option(names = "--signer", paramLabel = "NAME")
  private Optional<String> signer = Optional.empty();

  @Mixin private ProxyOptions proxies = new ProxyOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = Terminal.of(spec);
    if (pageSize < 1) {
      throw FaultException.of(
          FaultCode.USAGE_VALUE,
          "option",
          "--page-size",
          "value",
          Integer.toString(pageSize),
          "known",
          "1 …");
    }
    if (verifyImages < 0) {
      throw FaultException.of(
          FaultCode.USAGE_VALUE,
          "option",
          "--verify-images",
          "value",
          Integer.toString(verifyImages),
          "known",
          "0 …");
    }
    if (cloud.isPresent() == replay.isPresent()) {
      throw FaultException.of(FaultCode.USAGE_MISSING, "what", "--cloud NAME | --replay DIR");
    }
    if (key.isPresent() != signer.isPresent()) {
      throw FaultException.of(FaultCode.USAGE_MISSING, "what", "--key FILE --signer NAME");
    }
    CollectRequest request =
        new CollectRequest(
            into,
            Optional.empty(),
            cloud,
            cloudsFile,
            replay,
            record,
            pageSize,
            allowClockSkew,
            verifyImages,
            proxies.address(),
            key,
            signer,
            Optional.empty());
    return CommandJob.of(spec).run(request, new EstateSummary(terminal)::print);
  }
}
