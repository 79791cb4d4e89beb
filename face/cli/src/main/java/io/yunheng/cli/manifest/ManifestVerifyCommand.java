/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.manifest;

import io.yunheng.cli.CommandJob;
import io.yunheng.cli.Terminal;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.jobs.SampleRequest;
import io.yunheng.jobs.VerifyManifestRequest;
import io.yunheng.jobs.VerifyResult;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares a handover manifest with what is there. */
@Command(name = "verify")
public final class ManifestVerifyCommand implements Callable<Integer> {
  private static final double CONFIDENCE = 0.95;

  @Parameters(paramLabel = "MANIFEST", descriptionKey = "MANIFEST")
  private Path manifest = Path.of("");

  @Option(names = "--payload", paramLabel = "LABEL=SOURCE", descriptionKey = "payload")
  private Map<String, String> payloads = new HashMap<>();

  @Option(names = "--trust", paramLabel = "KEY", descriptionKey = "trust")
  private List<Path> trusted = new ArrayList<>();

  @Option(names = "--state", paramLabel = "FILE", descriptionKey = "state")
  private Optional<Path> state = Optional.empty();

  @Option(names = "--presence-only", descriptionKey = "presence-only")
  private boolean presenceOnly;

  @Option(names = "--by-chunks", descriptionKey = "by-chunks")
  private boolean byChunks;

  @Option(names = "--sample", paramLabel = "SHARE,CONFIDENCE", descriptionKey = "sample")
  private Optional<String> sample = Optional.empty();

  @Option(names = "--seed", paramLabel = "N", descriptionKey = "seed")
  private Optional<Long> seed = Optional.empty();

  @Option(names = "--rate", paramLabel = "SIZE", descriptionKey = "rate")
  private String rate = "0";

  @Option(names = "--threads", paramLabel = "N", descriptionKey = "threads")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      descriptionKey = "output")
  private Optional<Path> output = Optional.empty();

  @Mixin private DeepOptions deep = new DeepOptions();

  @Option(names = "--force")
  private boolean force;

  @Mixin private SourceOptions access = new SourceOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = Terminal.of(spec);
    VerifyManifestRequest request =
        new VerifyManifestRequest(
            manifest,
            payloads,
            trusted,
            state,
            presenceOnly,
            byChunks,
            sample.map(this::share),
            Octets.parse("--rate", rate),
            Math.max(1, threads),
            output,
            deep.access(),
            force,
            access.access(),
            terminal.language());
    return CommandJob.of(spec).run(request, request.threads(), result -> print(terminal, result));
  }

  private static void print(Terminal terminal, VerifyResult result) {
    VerificationText text = new VerificationText(terminal);
    text.print(result.verification());
    result.verification().deep().ifPresent(new DeepText(terminal)::print);
    text.print(result.clauses());
    result.files().forEach(terminal::written);
  }

  private SampleRequest share(String text) {
    try {
      String[] parts = text.split(",", -1);
      return new SampleRequest(
          Double.parseDouble(parts[0]),
          parts.length > 1 ? Double.parseDouble(parts[1]) : CONFIDENCE,
          seed.orElseGet(() -> new SecureRandom().nextLong(Integer.MAX_VALUE)));
    } catch (NumberFormatException _) {
      throw FaultException.of(
          FaultCode.USAGE_VALUE, "option", "--sample", "value", text, "known", "0.001,0.95");
    }
  }
}
