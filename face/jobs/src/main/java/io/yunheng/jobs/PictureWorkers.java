/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import static java.lang.System.Logger.Level.WARNING;

import io.yunheng.files.ReplacedFile;
import io.yunheng.jobs.PicturePreview.Why;
import io.yunheng.jobs.worker.PictureLimits;
import io.yunheng.jobs.worker.PictureProcess;
import io.yunheng.jobs.worker.WorkerSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Makes small pictures from files that may be hostile, each in a process that takes one file and
 * ends. One such process waits with everything loaded; when it is taken the next is started.
 * Thread-safe.
 */
public final class PictureWorkers implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("io.yunheng.jobs");
  private static final long PATIENCE_SECONDS = 10;

  private final WorkerSandbox sandbox;
  private final PictureLimits limits;
  private final Semaphore free;
  private final Object lock = new Object();
  private final List<PictureProcess> taken = new ArrayList<>();

  /** All are started by one thread that stays, because with bubblewrap they end with it. */
  private final ExecutorService starter =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("picture-workers").factory());

  private Optional<PictureProcess> waiting = Optional.empty();
  private boolean closed;

  /**
   * Processes within walls where the system has them; none is started yet.
   *
   * @param most that decode at a time, beside the one that waits
   * @param heap in MiB, at most
   */
  public PictureWorkers(int most, int heap) {
    this(most, WorkerSandbox.find(), PictureLimits.shipped().within(heap));
  }

  PictureWorkers(int most, WorkerSandbox sandbox, PictureLimits limits) {
    this.free = new Semaphore(most);
    this.sandbox = sandbox;
    this.limits = limits;
  }

  /** The bytes of the largest file that is read. */
  public long mostBytes() {
    return limits.bytes();
  }

  /** The pixels of the largest picture that is decoded. */
  public long mostPixels() {
    return limits.pixels();
  }

  /** Starts the process that waits, if none does; returns at once. */
  public void warm() {
    synchronized (lock) {
      if (!closed) {
        starter.execute(this::refill);
      }
    }
  }

  /** The process that waits with everything loaded; empty if none does yet. */
  public Optional<ProcessHandle> warmed() {
    synchronized (lock) {
      return waiting.filter(one -> one.ready().getNow(false)).map(PictureProcess::handle);
    }
  }

  /**
   * Makes a small picture of what a file shows, and waits for it.
   *
   * @throws io.yunheng.fault.FaultException if the file cannot be read
   * @throws InterruptedException if it is interrupted
   */
  public PicturePreview preview(Path file) throws InterruptedException {
    if (size(file) > limits.bytes()) {
      return new PicturePreview.None(Why.BYTES);
    }
    free.acquire();
    try {
      Optional<PictureProcess> one = take();
      if (one.isEmpty()) {
        return new PicturePreview.None(Why.ENDED);
      }
      try {
        return one.get().ask(file);
      } finally {
        release(one.get());
      }
    } finally {
      free.release();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw ReplacedFile.failed(file, e);
    }
  }

  /** The one that waits, or a new one; empty if there can be none. */
  private Optional<PictureProcess> take() throws InterruptedException {
    synchronized (lock) {
      if (closed) {
        return Optional.empty();
      }
      Optional<PictureProcess> warm = waiting.filter(one -> one.handle().isAlive());
      if (warm.isPresent()) {
        waiting = Optional.empty();
        taken.add(warm.get());
        return warm;
      }
    }
    try {
      Optional<PictureProcess> started = starter.submit(this::start).get();
      synchronized (lock) {
        if (started.isPresent() && closed) {
          started.get().end();
          return Optional.empty();
        }
        started.ifPresent(taken::add);
      }
      return started;
    } catch (ExecutionException | java.util.concurrent.RejectedExecutionException e) {
      LOG.log(WARNING, "pictures: no process (" + e.getClass().getSimpleName() + ")");
      return Optional.empty();
    }
  }

  private void release(PictureProcess one) {
    synchronized (lock) {
      taken.remove(one);
    }
    warm();
  }

  private Optional<PictureProcess> start() {
    try {
      return Optional.of(PictureProcess.start(sandbox, limits));
    } catch (IOException e) {
      LOG.log(WARNING, "pictures: no process (" + e.getClass().getSimpleName() + ")");
      return Optional.empty();
    }
  }

  private void refill() {
    synchronized (lock) {
      if (closed || waiting.isPresent()) {
        return;
      }
    }
    Optional<PictureProcess> next = start();
    synchronized (lock) {
      if (closed) {
        next.ifPresent(PictureProcess::end);
        return;
      }
      waiting = next;
    }
    next.ifPresent(
        one -> {
          var _ = one.handle().onExit().thenRun(() -> ended(one));
        });
  }

  /** One that ended while it waited is replaced, unless it never came to wait. */
  private void ended(PictureProcess one) {
    synchronized (lock) {
      if (waiting.filter(same -> same == one).isEmpty()) {
        return;
      }
      waiting = Optional.empty();
    }
    if (one.ready().getNow(false)) {
      warm();
    }
  }

  /** Ends all of them; when this returns they are gone. */
  @Override
  public void close() {
    List<PictureProcess> left = new ArrayList<>();
    synchronized (lock) {
      closed = true;
      left.addAll(taken);
      waiting.ifPresent(left::add);
      waiting = Optional.empty();
    }
    left.forEach(PictureProcess::end);
    starter.shutdown();
    try {
      for (PictureProcess one : left) {
        one.await(PATIENCE_SECONDS);
      }
      boolean _ = starter.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
