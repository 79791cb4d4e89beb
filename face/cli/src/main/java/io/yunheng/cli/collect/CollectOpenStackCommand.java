/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.collect;

import io.yunheng.assessment.CaseFolder;
import io.yunheng.cli.ProxyOptions;
import io.yunheng.cli.SlowProgress;
import io.yunheng.cli.Terminal;
import io.yunheng.cli.estate.EstateSummary;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateWriter;
import io.yunheng.estate.Kind;
import io.yunheng.estate.KindLabels;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Producer;
import io.yunheng.openstack.CloudsFile;
import io.yunheng.openstack.CollectOptions;
import io.yunheng.openstack.CollectProgress;
import io.yunheng.openstack.OpenStackCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
  /** Something could not be read: the estate is there, and says what. */
  private static final int PARTIAL = 10;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

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

  @Mixin private ProxyOptions proxies = new ProxyOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
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
    if (cloud.isPresent() == replay.isPresent()) {
      throw FaultException.of(FaultCode.USAGE_MISSING, "what", "--cloud NAME | --replay DIR");
    }
    CaseFolder.load(into);
    CollectOptions options = CollectOptions.defaults(Producer.load().text()).withPageSize(pageSize);
    if (record.isPresent()) {
      options = options.recordingInto(record.get());
    }
    if (allowClockSkew) {
      options = options.allowingClockSkew();
    }
    Shown progress = new Shown(terminal);
    Estate estate =
        replay.isPresent()
            ? OpenStackCollector.replay(replay.get(), options, progress)
            : OpenStackCollector.collect(
                CloudsFile.standard(cloudsFile)
                    .cloud(cloud.orElseThrow())
                    .through(proxies.settings(System.getenv())),
                options,
                progress);
    Path file = place(estate);
    String address = EstateWriter.write(estate, file);
    new EstateSummary(terminal).print(estate, file.toString(), address);
    return EstateSummary.incomplete(estate).isEmpty() ? 0 : PARTIAL;
  }

  private Path place(Estate estate) throws IOException {
    String name = estate.header().name().replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}._-]", "_");
    Path folder = Files.createDirectories(into.resolve("estates"));
    Path file = folder.resolve(name + "-" + STAMP.format(estate.header().collectedAt()) + ".jsonl");
    if (Files.exists(file)) {
      throw FaultException.of(FaultCode.OUTPUT_EXISTS, "path", file.toString());
    }
    return file;
  }

  private static final class Shown implements CollectProgress {
    private final Terminal terminal;
    private final SlowProgress slow;
    private final KindLabels labels = KindLabels.load();

    Shown(Terminal terminal) {
      this.terminal = terminal;
      this.slow = new SlowProgress(terminal);
    }

    @Override
    public void reading(Kind kind, int done, int total) {
      slow.at(
          terminal.text(
              "collect.progress", done + 1, total, labels.kind(kind, terminal.language())));
    }

    @Override
    public void warn(Fault fault) {
      terminal.warn(fault);
    }
  }
}
