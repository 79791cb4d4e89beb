/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.manifest;

import io.yunheng.cli.CommandJob;
import io.yunheng.cli.Terminal;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fixity.Algorithm;
import io.yunheng.jobs.CreateManifestRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a handover manifest of folders, stores and databases, as a bag or beside them. */
@Command(name = "create")
public final class ManifestCreateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "[NAME=]SOURCE", arity = "1..*", descriptionKey = "SOURCE")
  private List<String> sources = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      required = true,
      descriptionKey = "output")
  private Path output = Path.of("");

  @Option(names = "--beside", descriptionKey = "beside")
  private boolean beside;

  @Option(names = "--digests", paramLabel = "LIST", split = ",", descriptionKey = "digests")
  private List<String> digests = List.of("sm3", "sha256");

  @Option(
      names = "--chunks",
      paramLabel = "SIZE",
      arity = "0..1",
      parameterConsumer = ChunkOption.class,
      descriptionKey = "chunks")
  private Optional<String> chunks = Optional.empty();

  @Option(names = "--versions", descriptionKey = "versions")
  private boolean versions;

  @Option(names = "--fixity-only", descriptionKey = "fixity-only")
  private boolean fixityOnly;

  @Option(names = "--scan-limit", paramLabel = "SIZE", descriptionKey = "scan-limit")
  private String scanLimit = "4M";

  @Option(names = "--describe", paramLabel = "FILE", descriptionKey = "describe")
  private Optional<Path> described = Optional.empty();

  @Option(names = "--rate", paramLabel = "SIZE", descriptionKey = "rate")
  private String rate = "0";

  @Option(names = "--threads", paramLabel = "N", descriptionKey = "threads")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--no-lists", descriptionKey = "no-lists")
  private boolean noLists;

  @Option(names = "--data-package", descriptionKey = "data-package")
  private boolean dataPackage;

  @Mixin private SourceOptions access = new SourceOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = Terminal.of(spec);
    Set<Algorithm> algorithms = algorithms();
    CreateManifestRequest request =
        new CreateManifestRequest(
            sources,
            output,
            !beside,
            algorithms,
            chunks.map(text -> ChunkOption.parse(text, algorithms)),
            versions,
            !fixityOnly,
            Octets.parse("--scan-limit", scanLimit),
            described,
            Octets.parse("--rate", rate),
            Math.max(1, threads),
            !noLists,
            dataPackage,
            access.access(),
            terminal.language());
    return CommandJob.of(spec)
        .run(
            request,
            request.threads(),
            result -> new OverviewText(terminal).print(result.overview(), output));
  }

  private Set<Algorithm> algorithms() {
    Set<Algorithm> algorithms = EnumSet.noneOf(Algorithm.class);
    for (String name : digests) {
      algorithms.add(
          Arrays.stream(Algorithm.values())
              .filter(algorithm -> algorithm.code().equals(name))
              .findFirst()
              .orElseThrow(() -> unknown(name)));
    }
    if (!algorithms.contains(Algorithm.SHA_256) && !algorithms.contains(Algorithm.SHA_512)) {
      throw unknown(String.join(",", digests));
    }
    return algorithms;
  }

  private static FaultException unknown(String value) {
    String known =
        Arrays.stream(Algorithm.values()).map(Algorithm::code).collect(Collectors.joining(", "));
    return FaultException.of(
        FaultCode.USAGE_VALUE,
        "option",
        "--digests",
        "value",
        value,
        "known",
        known + " (sha256 | sha512)");
  }
}
