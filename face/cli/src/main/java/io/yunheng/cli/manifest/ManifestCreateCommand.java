/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.manifest;

import io.yunheng.bag.BagRules;
import io.yunheng.cli.DigestSwitch;
import io.yunheng.cli.Terminal;
import io.yunheng.content.Categories;
import io.yunheng.content.Formats;
import io.yunheng.content.Sensitivity;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.handover.Attachment;
import io.yunheng.handover.ContentInspector;
import io.yunheng.handover.Descriptions;
import io.yunheng.handover.ManifestMaker;
import io.yunheng.handover.ManifestRequest;
import io.yunheng.handover.Meter;
import io.yunheng.handover.Overview;
import io.yunheng.handover.PayloadSource;
import io.yunheng.report.handover.DataPackage;
import io.yunheng.report.handover.ManifestList;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
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
  private static final int OPEN = 10;
  private static final Duration PAUSE = Duration.ofSeconds(5);

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
    if (dataPackage && beside) {
      throw FaultException.of(FaultCode.USAGE_INVALID, "problem", "--data-package, --beside");
    }
    Meter meter = new Meter();
    Overview overview;
    try (SourceOptions.Opened opened = open();
        DigestEngine engine = DigestSwitch.engine(System.getenv());
        ManifestProgress _ = new ManifestProgress(terminal, meter, 0, 0)) {
      DigestSwitch.note(engine, terminal);
      ManifestRequest request = request(opened.sources(), terminal.language());
      overview = new ManifestMaker(BagRules.shipped(), engine, meter).make(request);
    }
    if (terminal.json()) {
      terminal.json(json -> json.object(() -> overview.write(json)));
    } else {
      new OverviewText(terminal).print(overview, output);
    }
    return overview.totals().lost() == 0 ? 0 : OPEN;
  }

  private ManifestRequest request(List<PayloadSource> from, Language language) {
    Set<Algorithm> algorithms = algorithms();
    long limit = Octets.parse("--scan-limit", scanLimit);
    Optional<ContentInspector> looking =
        fixityOnly
            ? Optional.empty()
            : Optional.of(
                new ContentInspector(
                    Formats.shipped(), Sensitivity.shipped(), Categories.shipped(), limit));
    ManifestRequest request =
        new ManifestRequest(
            from,
            !beside,
            output,
            algorithms,
            looking,
            limit,
            described.map(Descriptions::read).orElse(Descriptions.NONE),
            attachments(language),
            Octets.parse("--rate", rate),
            PAUSE,
            Math.max(1, threads),
            Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS));
    return chunks.map(text -> request.chunked(ChunkOption.parse(text, algorithms))).orElse(request);
  }

  private List<Attachment> attachments(Language language) {
    List<Attachment> all = new ArrayList<>();
    if (!noLists) {
      all.add(ManifestList.excel(language));
      all.add(ManifestList.word(language));
    }
    if (dataPackage) {
      all.add(new DataPackage());
    }
    return all;
  }

  private SourceOptions.Opened open() throws InterruptedException {
    SourceOptions.Opened opened = new SourceOptions.Opened();
    for (String source : sources) {
      access.open(source, versions, opened);
    }
    Set<String> labels = new HashSet<>();
    for (PayloadSource source : opened.sources()) {
      if (!labels.add(source.label())) {
        opened.close();
        throw FaultException.of(FaultCode.SOURCE_NAMED_TWICE, "name", source.label());
      }
    }
    return opened;
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
