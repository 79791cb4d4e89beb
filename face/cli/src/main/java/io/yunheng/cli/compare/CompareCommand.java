/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.compare;

import io.yunheng.cli.Terminal;
import io.yunheng.cli.manifest.WorkFolder;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.migration.ComparisonRun;
import io.yunheng.migration.MigrationRules;
import io.yunheng.migration.MoveComparison;
import io.yunheng.migration.RunFile;
import io.yunheng.migration.RunKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares what was moved with what there was. */
@Command(name = "compare")
public final class CompareCommand implements Callable<Integer> {
  private static final int OPEN = 10;
  private static final int DIFFERENT = 12;
  private static final String RESULT = "run.json";

  @Parameters(index = "0", paramLabel = "SOURCE", descriptionKey = "SOURCE")
  private String source = "";

  @Parameters(index = "1", paramLabel = "TARGET", descriptionKey = "TARGET")
  private String target = "";

  @Option(
      names = "--kind",
      paramLabel = "migration|rollback-rehearsal|parallel-run",
      descriptionKey = "kind")
  private Optional<String> kind = Optional.empty();

  @Option(names = "--name", paramLabel = "TEXT", descriptionKey = "name")
  private Optional<String> name = Optional.empty();

  @Option(names = "--as", paramLabel = "trees|hosts", descriptionKey = "as")
  private Optional<String> as = Optional.empty();

  @Option(names = "--mapping", paramLabel = "FILE", descriptionKey = "mapping")
  private Optional<Path> mapping = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      descriptionKey = "output")
  private Optional<Path> output = Optional.empty();

  @Option(names = "--into", paramLabel = "FILE", descriptionKey = "into")
  private Optional<Path> into = Optional.empty();

  @Option(names = "--force", descriptionKey = "force")
  private boolean force;

  @Mixin private TreeOptions trees = new TreeOptions();
  @Mixin private ObjectOptions objects = new ObjectOptions();
  @Mixin private DatabaseOptions databases = new DatabaseOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = Terminal.of(spec);
    Optional<RunKind> asked = kind.map(text -> DatabaseOptions.word("--kind", text, RunKind.class));
    Optional<CompareForm> form =
        as.map(text -> DatabaseOptions.word("--as", text, CompareForm.class));
    Address before = Address.of(source, form, databases.user(true));
    Address after = Address.of(target, form, databases.user(false));
    requireFree();
    begun(asked);
    MigrationRules book = MigrationRules.shipped();
    Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    try (CancelHook _ = new CancelHook();
        WorkFolder work = output.isPresent() ? WorkFolder.in(output.get()) : WorkFolder.passing()) {
      MoveComparison comparison;
      try {
        comparison =
            new CompareDispatch(
                    terminal, book, mapping, trees, objects, databases, work.path(), now)
                .of(before, after);
      } finally {
        work.done();
      }
      ComparisonRun run = run(comparison, asked, now);
      Optional<Path> file = into.or(() -> output.map(folder -> folder.resolve(RESULT)));
      file.ifPresent(place -> RunFile.write(run, place));
      if (terminal.json()) {
        RunFile.write(run, terminal.out());
        terminal.line("");
      } else {
        RunText text = new RunText(terminal, book);
        text.print(comparison);
        if (run.comparisons().size() > 1) {
          text.outcome("compare.run.", run.outcome());
        }
        file.ifPresent(terminal::written);
      }
      return switch (comparison.outcome()) {
        case SAME -> 0;
        case OPEN -> OPEN;
        case DIFFERENT -> DIFFERENT;
      };
    }
  }

  private void requireFree() {
    if (into.isPresent() && output.isPresent()) {
      throw FaultException.of(FaultCode.USAGE_INVALID, "problem", "--output, --into");
    }
    into.map(file -> file.toAbsolutePath().getParent())
        .filter(folder -> !Files.isDirectory(folder))
        .ifPresent(
            folder -> {
              throw FaultException.of(FaultCode.FILE_MISSING, "file", folder.toString());
            });
    Optional<Path> result = output.map(folder -> folder.resolve(RESULT));
    if (result.isPresent() && !force && Files.exists(result.get())) {
      throw FaultException.of(FaultCode.OUTPUT_EXISTS, "path", result.get().toString());
    }
  }

  /** The run that is gone on with. */
  private Optional<ComparisonRun> begun(Optional<RunKind> asked) {
    Optional<ComparisonRun> begun = into.filter(Files::exists).map(RunFile::read);
    if (begun.isPresent() && asked.isPresent() && begun.get().kind() != asked.get()) {
      throw FaultException.of(
          FaultCode.COMPARE_RUN_OTHER,
          "file",
          into.orElseThrow().toString(),
          "found",
          begun.get().kind().code(),
          "asked",
          asked.get().code());
    }
    return begun;
  }

  private ComparisonRun run(MoveComparison comparison, Optional<RunKind> asked, Instant now) {
    Optional<ComparisonRun> begun = begun(asked);
    if (begun.isEmpty()) {
      return new ComparisonRun(
          name.filter(text -> !text.isBlank())
              .orElse(comparison.before().name() + " → " + comparison.after().name()),
          asked.orElse(RunKind.MIGRATION),
          now,
          List.of(comparison));
    }
    List<MoveComparison> all = new ArrayList<>(begun.get().comparisons());
    all.add(comparison);
    return new ComparisonRun(
        name.filter(text -> !text.isBlank()).orElse(begun.get().name()),
        begun.get().kind(),
        now,
        all);
  }
}
