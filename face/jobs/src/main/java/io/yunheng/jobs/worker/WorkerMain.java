/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.worker;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.jobs.JobResult;
import io.yunheng.jobs.Jobs;
import io.yunheng.jobs.ResultFile;
import io.yunheng.jobs.Secrets;
import io.yunheng.run.Workers;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The program of a worker process: reads one order, runs its job, and tells of it by events on its
 * standard output. It ends when its standard input ends, with everything it started.
 */
public final class WorkerMain {
  /** How long a job that is cancelled may take to end, before the process ends without it. */
  private static final long PATIENCE_MILLIS = 2_000;

  private static final int CANCELLED = 130;
  private static final int FAILED = 1;

  private final EventWriter events;

  private WorkerMain(EventWriter events) {
    this.events = events;
  }

  /** Runs the job that standard input orders. */
  public static void main(String[] arguments) throws IOException {
    System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
    EventWriter events =
        new EventWriter(
            new PrintStream(
                new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
    System.setOut(System.err);
    int code = new WorkerMain(events).run(new BoundedLines(System.in));
    endOthers();
    Runtime.getRuntime().halt(code);
  }

  private int run(BoundedLines in) throws IOException {
    try {
      WorkerOrder order = WorkerOrder.read(in.next().orElse(""));
      Secrets secrets = WorkerOrder.secrets(in.next().orElse(""));
      Thread job = Thread.currentThread();
      Thread.ofPlatform().daemon().name("input").start(() -> cancelAtEnd(in, job));
      events.started();
      return run(order, secrets);
    } catch (FaultException e) {
      events.send(new WorkerEvent.Failed(e.faults()));
      return FAILED;
    }
  }

  private int run(WorkerOrder order, Secrets secrets) throws IOException {
    try (EventProgress progress = new EventProgress(events)) {
      JobResult result =
          new Jobs(Workers.of(order.threads()), order.settings())
              .run(order.request(), secrets, progress);
      try (Writer out = Files.newBufferedWriter(order.summary(), StandardCharsets.UTF_8)) {
        result.write(out);
        out.write('\n');
      }
      List<ResultFile> files = ResultFiles.list(order.result());
      events.send(new WorkerEvent.Finished(result.standing(), files));
      return 0;
    } catch (InterruptedException _) {
      events.send(new WorkerEvent.Cancelled());
      return CANCELLED;
    } catch (FaultException e) {
      events.send(new WorkerEvent.Failed(e.faults()));
      return FAILED;
    } catch (RuntimeException | StackOverflowError e) {
      e.printStackTrace();
      events.send(
          new WorkerEvent.Failed(
              List.of(Fault.of(FaultCode.DEFECT, "reason", e.getClass().getName()))));
      return FAILED;
    }
  }

  private static void cancelAtEnd(BoundedLines in, Thread job) {
    try {
      while (in.next().isPresent()) {
        // Nothing more is ordered; only the end of the input means something.
      }
    } catch (IOException | FaultException _) {
      // The input has ended badly, which is an end too.
    }
    job.interrupt();
    try {
      TimeUnit.MILLISECONDS.sleep(PATIENCE_MILLIS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    endOthers();
    Runtime.getRuntime().halt(CANCELLED);
  }

  private static void endOthers() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
  }
}
