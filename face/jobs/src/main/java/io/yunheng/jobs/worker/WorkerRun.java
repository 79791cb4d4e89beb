/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.worker;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.jobs.EngineSettings;
import io.yunheng.jobs.JobRequest;
import io.yunheng.jobs.ResultFile;
import io.yunheng.jobs.Secrets;
import io.yunheng.jobs.WorkerOutcome;
import io.yunheng.jobs.work.SideSettings;
import io.yunheng.run.Position;
import io.yunheng.run.Progress;
import io.yunheng.run.Unit;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One run of a job in a worker process, seen from the process that asked for it. */
public final class WorkerRun {
  private static final String RESULT = "result";
  private static final String SUMMARY = "summary.json";
  private static final String OUTCOME = "outcome.json";
  private static final String PLACE = "place";
  private static final String LOG = "log";

  /** The exit code of a JVM that was told to end when memory runs out. */
  private static final int MEMORY = 3;

  private static final int SIGNALS = 128;
  private static final long LOOK_MILLIS = 200;
  private static final long PATIENCE_SECONDS = 4;
  private static final int EVENTS = 10_000;

  private final EngineSettings settings;
  private final int threads;
  private final WorkerSandbox sandbox;
  private final WorkerLimits limits;
  private final Progress progress;

  /** A run within limits. */
  public WorkerRun(
      EngineSettings settings,
      int threads,
      WorkerSandbox sandbox,
      WorkerLimits limits,
      Progress progress) {
    this.settings = settings;
    this.threads = threads;
    this.sandbox = sandbox;
    this.limits = limits;
    this.progress = progress;
  }

  /**
   * Runs the job, unless it has ended already.
   *
   * @param path the folder of the job
   */
  public WorkerOutcome run(JobRequest<?> request, Path path, Secrets secrets)
      throws IOException, InterruptedException {
    try (JobFolder folder = JobFolder.open(path)) {
      Optional<Path> done = folder.done();
      if (done.isPresent()) {
        return outcome(done.get());
      }
      Path attempt = folder.attempt(limits.resumes());
      Secrets own = secrets.within(request.reach());
      JobRequest<?> moved = request.into(Files.createDirectories(attempt.resolve(RESULT)));
      Process process = start(moved, own, attempt, path);
      WorkerEvent.Finished finished;
      try {
        folder.worker(process.toHandle());
        order(process, moved, attempt, own);
        finished = follow(process, attempt);
      } finally {
        end(process);
      }
      check(attempt.resolve(RESULT), finished.files());
      Files.writeString(attempt.resolve(PLACE), attempt.resolve(RESULT).toString());
      Files.writeString(attempt.resolve(OUTCOME), finished.line() + "\n");
      return outcome(folder.finish(attempt));
    }
  }

  private static WorkerOutcome outcome(Path done) throws IOException {
    if (!(WorkerEvent.read(Files.readString(done.resolve(OUTCOME)))
        instanceof WorkerEvent.Finished(var standing, var files))) {
      throw FaultException.of(FaultCode.JOB_PROTOCOL, "reason", OUTCOME);
    }
    Path from = Path.of(Files.readString(done.resolve(PLACE)));
    return new WorkerOutcome(standing, from, done.resolve(RESULT), files, done.resolve(SUMMARY));
  }

  private Process start(JobRequest<?> request, Secrets secrets, Path attempt, Path job)
      throws IOException {
    WorkerProgram program = WorkerProgram.ofThis();
    List<String> command =
        program.command(
            limits.heap(), attempt.resolve("tmp"), program.cached(), WorkerMain.class, List.of());
    ProcessBuilder builder =
        new ProcessBuilder(
                sandbox.around(
                    command,
                    program.reads(),
                    request.reach().also(SideSettings.files(secrets)),
                    attempt))
            .redirectError(attempt.resolve(LOG).toFile());
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "LC_ALL",
                "C.UTF-8",
                "PATH",
                "/usr/local/bin:/usr/bin:/bin",
                "HOME",
                attempt.resolve("tmp").toString(),
                "TMPDIR",
                attempt.resolve("tmp").toString(),
                JobFolder.MARK,
                job.toString()));
    return builder.start();
  }

  /** A process that ends before it has read everything is told of by how it ends. */
  private void order(Process process, JobRequest<?> request, Path attempt, Secrets secrets) {
    WorkerOrder order =
        new WorkerOrder(
            request, settings, threads, attempt.resolve(RESULT), attempt.resolve(SUMMARY));
    OutputStream in = process.getOutputStream();
    try {
      in.write((order.line() + "\n").getBytes(StandardCharsets.UTF_8));
      in.write((WorkerOrder.line(secrets) + "\n").getBytes(StandardCharsets.UTF_8));
      in.flush();
    } catch (IOException _) {
      // Its exit code says why.
    }
  }

  private WorkerEvent.Finished follow(Process process, Path attempt) throws InterruptedException {
    BlockingQueue<Optional<WorkerEvent>> events = new LinkedBlockingQueue<>(EVENTS);
    BlockingQueue<FaultException> broken = new LinkedBlockingQueue<>();
    Thread.ofPlatform()
        .daemon()
        .name("worker-events")
        .start(() -> read(new BoundedLines(process.getInputStream()), events, broken));
    ProgressRelay relay = new ProgressRelay(progress);
    long began = System.nanoTime();
    long moved = began;
    while (true) {
      Optional<WorkerEvent> event = next(process, events);
      long now = System.nanoTime();
      if (event.isEmpty() && !broken.isEmpty()) {
        throw broken.take();
      }
      if (event.isEmpty() && ended(process, events)) {
        throw crashed(process, attempt);
      }
      if (!limits.time().isZero() && now - began > limits.time().toNanos()) {
        throw FaultException.of(
            FaultCode.JOB_TIMED_OUT,
            "minutes",
            Long.toString(limits.time().toMinutes()),
            "log",
            attempt.resolve(LOG).toString());
      }
      if (event.isPresent()) {
        switch (event.get()) {
          case WorkerEvent.Started _ -> moved = now;
          case WorkerEvent.Progressed(Position position) -> {
            if (relay.forward(position)) {
              moved = now;
            }
          }
          case WorkerEvent.Warned(Fault fault) -> progress.warn(fault);
          case WorkerEvent.Finished finished -> {
            return finished;
          }
          case WorkerEvent.Failed(List<Fault> faults) -> throw new FaultException(faults);
          case WorkerEvent.Cancelled _ -> throw crashed(process, attempt);
        }
      }
      if (now - moved > limits.stall().toNanos()) {
        moved = now;
        progress.warn(
            Fault.of(FaultCode.JOB_STALLED, "minutes", Long.toString(limits.stall().toMinutes())));
      }
    }
  }

  private static boolean ended(Process process, BlockingQueue<Optional<WorkerEvent>> events) {
    return !process.isAlive() && events.isEmpty();
  }

  /** The next event; empty if there is none for a while, or there will be none. */
  private static Optional<WorkerEvent> next(
      Process process, BlockingQueue<Optional<WorkerEvent>> events) throws InterruptedException {
    Optional<WorkerEvent> event = events.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    if (event == null) {
      return Optional.empty();
    }
    if (event.isEmpty()) {
      boolean _ = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    return event;
  }

  private static void read(
      BoundedLines lines,
      BlockingQueue<Optional<WorkerEvent>> events,
      BlockingQueue<FaultException> broken) {
    try {
      Optional<String> line = lines.next();
      while (line.isPresent()) {
        events.put(Optional.of(WorkerEvent.read(line.get())));
        line = lines.next();
      }
      events.put(Optional.empty());
    } catch (FaultException e) {
      broken.add(e);
    } catch (IOException _) {
      // The process has ended; how, its exit code says.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private FaultException crashed(Process process, Path attempt) throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    int code = process.exitValue();
    if (code == MEMORY) {
      return FaultException.of(FaultCode.MEMORY_FULL, "limit", limits.heap() + " MiB");
    }
    String reason = code > SIGNALS ? "signal " + (code - SIGNALS) : "exit code " + code;
    return FaultException.of(
        FaultCode.JOB_CRASHED, "reason", reason, "log", attempt.resolve(LOG).toString());
  }

  /** Its input ends, so it ends; if not, it is ended. */
  private static void end(Process process) {
    boolean interrupted = Thread.interrupted();
    try {
      process.getOutputStream().close();
    } catch (IOException _) {
      // It has ended already.
    }
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        JobFolder.end(process.toHandle());
        process.waitFor();
      }
    } catch (InterruptedException _) {
      interrupted = true;
      JobFolder.end(process.toHandle());
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What the process told of its files has to be so. */
  private static void check(Path result, List<ResultFile> files) throws IOException {
    for (ResultFile file : files) {
      Path place = result.resolve(file.path()).normalize();
      if (!place.startsWith(result)
          || !Files.isRegularFile(place)
          || Files.size(place) != file.length()
          || !ResultFiles.digest(place).equals(file.sha256())) {
        throw FaultException.of(FaultCode.JOB_PROTOCOL, "reason", file.path());
      }
    }
  }

  /** Tells what has changed since the last event. */
  private static final class ProgressRelay {
    private final Progress progress;
    private final Map<Unit, Long> told = new EnumMap<>(Unit.class);
    private String phase = "";
    private String subject = "";

    ProgressRelay(Progress progress) {
      this.progress = progress;
    }

    /** Whether anything has changed. */
    boolean forward(Position position) {
      boolean changed = false;
      if (!position.phase().code().equals(phase)) {
        told.clear();
      }
      if (!position.phase().code().equals(phase) || !position.phase().subject().equals(subject)) {
        phase = position.phase().code();
        subject = position.phase().subject();
        progress.begin(position.phase());
        changed = true;
      }
      for (Map.Entry<Unit, Long> done : position.done().entrySet()) {
        long more = done.getValue() - told.getOrDefault(done.getKey(), 0L);
        if (more > 0) {
          told.put(done.getKey(), done.getValue());
          progress.count(done.getKey(), more);
          changed = true;
        }
      }
      return changed;
    }
  }
}
