/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.manifest;

import io.yunheng.cli.Terminal;
import io.yunheng.estate.EstateReader;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.BoundedFile;
import io.yunheng.files.JsonOut;
import io.yunheng.files.ReplacedFile;
import io.yunheng.handover.ReconcileMapping;
import io.yunheng.handover.ReconcileRules;
import io.yunheng.handover.Reconciler;
import io.yunheng.handover.Reconciliation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a provider still has and did not hand over. */
@Command(name = "reconcile")
public final class ManifestReconcileCommand implements Callable<Integer> {
  private static final int OPEN = 10;
  private static final int DIFFERENT = 12;
  private static final int LARGEST_MAPPING = 1 << 22;
  private static final String RESULT = "reconciliation.json";

  @Parameters(index = "0", paramLabel = "MANIFEST", descriptionKey = "MANIFEST")
  private Path manifest = Path.of("");

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "ESTATE", descriptionKey = "ESTATE")
  private List<Path> estates = new ArrayList<>();

  @Option(names = "--mapping", paramLabel = "FILE", descriptionKey = "mapping")
  private Optional<Path> mapping = Optional.empty();

  @Option(names = "--tenant", paramLabel = "LIST", split = ",", descriptionKey = "tenant")
  private List<String> tenants = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      descriptionKey = "output")
  private Optional<Path> output = Optional.empty();

  @Option(names = "--force", descriptionKey = "force")
  private boolean force;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = Terminal.of(spec);
    Optional<Path> file = output.map(folder -> folder.resolve(RESULT));
    if (file.isPresent() && !force && Files.exists(file.get())) {
      throw FaultException.of(FaultCode.OUTPUT_EXISTS, "path", file.get().toString());
    }
    ReconcileMapping said =
        mapping
            .map(
                path ->
                    ReconcileMapping.read(
                        BoundedFile.bytes(path, path.toString(), LARGEST_MAPPING), path.toString()))
            .orElseGet(ReconcileMapping::none);
    ReconcileRules book = ReconcileRules.shipped();
    List<EstateReader.Addressed> read = new ArrayList<>();
    for (Path estate : estates) {
      read.add(EstateReader.readAddressed(estate));
    }
    Reconciliation reconciliation =
        Reconciler.of(
            manifest,
            read,
            said,
            tenants,
            book,
            Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS));
    output.ifPresent(ManifestReconcileCommand::make);
    file.ifPresent(place -> JsonOut.file(place, reconciliation::write));
    if (terminal.json()) {
      terminal.json(json -> json.object(() -> reconciliation.write(json)));
    } else {
      new ReconciliationText(terminal, book).print(reconciliation);
      file.ifPresent(terminal::written);
    }
    return switch (reconciliation.outcome()) {
      case SAME -> 0;
      case OPEN -> OPEN;
      case DIFFERENT -> DIFFERENT;
    };
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw ReplacedFile.failed(folder, e);
    }
  }
}
