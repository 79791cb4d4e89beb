/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import io.yunheng.files.ReplacedFile;
import io.yunheng.files.TemporaryFolder;
import io.yunheng.jobs.EngineSettings;
import io.yunheng.jobs.JobRequest;
import io.yunheng.jobs.Secrets;
import io.yunheng.jobs.WorkerJobs;
import io.yunheng.jobs.WorkerOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The job of a command in a worker process ({@code --worker}). It works in a folder beside the
 * output, from where its files are moved when it has ended.
 */
final class WorkerCommand {
  private static final String ENDING = ".job";

  private final Terminal terminal;

  WorkerCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Runs it and returns the exit code. */
  int run(JobRequest<?> request, EngineSettings settings, int threads, Secrets secrets)
      throws InterruptedException {
    request.requireFree();
    try (TemporaryFolder passing = TemporaryFolder.create("job-")) {
      Path folder =
          request
              .target()
              .map(target -> beside(target, request.kind().code()))
              .orElse(passing.path().resolve(request.kind().code()));
      WorkerOutcome outcome;
      try (CancelHook _ = new CancelHook();
          TerminalProgress progress = new TerminalProgress(terminal)) {
        outcome = new WorkerJobs(settings, threads).run(request, folder, secrets, progress);
      }
      show(outcome, request.target());
      WorkerJobs.forget(folder);
      return CommandJob.exitCode(outcome.standing());
    } catch (IOException e) {
      throw ReplacedFile.failed(request.target().orElseGet(TemporaryFolder::place), e);
    }
  }

  private void show(WorkerOutcome outcome, Optional<Path> target) throws IOException {
    String summary = Files.readString(outcome.summary());
    List<Path> files = new ArrayList<>();
    if (target.isPresent()) {
      summary = summary.replace(outcome.from().toString(), target.get().toString());
      files.addAll(deliver(outcome.folder(), target.get()));
    }
    if (terminal.json()) {
      terminal.line(summary.stripTrailing());
    } else {
      terminal.line(terminal.text("worker.standing." + outcome.standing().code()));
      files.forEach(terminal::written);
    }
  }

  /** Moves what was made to where it was asked for: whole if nothing is there, else one by one. */
  private static List<Path> deliver(Path made, Path target) throws IOException {
    if (!Files.isDirectory(made)) {
      return List.of();
    }
    List<Path> names;
    try (Stream<Path> all = Files.list(made)) {
      names = all.map(one -> target.resolve(one.getFileName().toString())).sorted().toList();
    }
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
      return names;
    }
    for (Path name : names) {
      Path from = made.resolve(name.getFileName().toString());
      if (Files.isDirectory(from) && Files.isDirectory(name)) {
        deliver(from, name);
      } else {
        Files.move(from, name, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return names;
  }

  private static Path beside(Path target, String kind) {
    Path whole = target.toAbsolutePath().normalize();
    return whole.resolveSibling("." + whole.getFileName() + "." + kind + ENDING);
  }
}
