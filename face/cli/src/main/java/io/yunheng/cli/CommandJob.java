/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import io.yunheng.jobs.EngineSettings;
import io.yunheng.jobs.JobRequest;
import io.yunheng.jobs.JobResult;
import io.yunheng.jobs.Jobs;
import io.yunheng.jobs.Secrets;
import io.yunheng.jobs.Standing;
import io.yunheng.run.Workers;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;

/** The job of a command: asked for, watched, cancelled, shown. */
public final class CommandJob {
  private final Terminal terminal;

  private CommandJob(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The job of a command. */
  public static CommandJob of(CommandSpec command) {
    return new CommandJob(Terminal.of(command));
  }

  /**
   * Runs it and shows what came of it, as JSON if that is wanted.
   *
   * @param text shows the result to a person
   * @return the exit code
   */
  public <R extends JobResult> int run(JobRequest<R> request, Consumer<R> text)
      throws InterruptedException {
    return run(request, 0, text);
  }

  /**
   * Runs it with a number of threads.
   *
   * @param threads at most; 0 for as many as this machine has processors
   * @return the exit code
   */
  public <R extends JobResult> int run(JobRequest<R> request, int threads, Consumer<R> text)
      throws InterruptedException {
    Workers workers = threads > 0 ? Workers.of(threads) : Workers.ofThisMachine();
    EngineSettings settings = DigestSwitch.settings(System.getenv());
    Secrets secrets = Secrets.of(System.getenv()).within(request.reach());
    if (terminal.worker()) {
      return new WorkerCommand(terminal).run(request, settings, workers.limit(), secrets);
    }
    R result;
    try (CancelHook _ = new CancelHook();
        TerminalProgress progress = new TerminalProgress(terminal)) {
      result = new Jobs(workers, settings).run(request, secrets, progress);
    }
    if (terminal.json()) {
      result.write(terminal.out());
      terminal.line("");
    } else {
      text.accept(result);
    }
    return exitCode(result.standing());
  }

  /** The exit code that says how a job stands. */
  public static int exitCode(Standing standing) {
    return switch (standing) {
      case CLEAN -> 0;
      case OPEN -> 10;
      case DEVIATING -> 11;
      case BROKEN -> 12;
    };
  }
}
