/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.ProcessFolder;
import io.yunheng.files.TemporaryFolder;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sends all temporary files of this process to a folder of its own, which is made in the folder
 * that {@code YUNHENG_TMPDIR} names, else {@code TMPDIR}, else where Java has them.
 */
final class TemporaryPlace implements AutoCloseable {
  private static final String OURS = "YUNHENG_TMPDIR";
  private static final String EVERYBODYS = "TMPDIR";

  /** How long a process that is told to end waits for work that still needs its files. */
  private static final long PATIENCE_SECONDS = 1;

  private final Optional<ProcessFolder> folder;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::killed, "temporary-files");

  private TemporaryPlace(Optional<ProcessFolder> folder) {
    this.folder = folder;
  }

  /**
   * Makes the folder and removes what killed runs left. Where nobody chose a place and none can be
   * had, commands that need none still run.
   *
   * @throws FaultException with {@code TEMPORARY_FOLDER_UNUSABLE} if that is so of the place
   *     somebody chose for Yunheng
   */
  static TemporaryPlace take(Map<String, String> environment) {
    Optional<String> chosen = named(environment, OURS);
    String place =
        chosen
            .or(() -> named(environment, EVERYBODYS))
            .orElseGet(() -> TemporaryFolder.place().toString());
    try {
      ProcessFolder folder = ProcessFolder.open(Path.of(place));
      System.setProperty("java.io.tmpdir", folder.path().toString());
      TemporaryPlace taken = new TemporaryPlace(Optional.of(folder));
      Runtime.getRuntime().addShutdownHook(taken.hook);
      return taken;
    } catch (IOException | InvalidPathException e) {
      if (chosen.isPresent()) {
        Fault fault =
            Fault.of(
                FaultCode.TEMPORARY_FOLDER_UNUSABLE,
                "folder",
                place,
                "reason",
                e.getClass().getSimpleName());
        throw new FaultException(fault, e);
      }
      return new TemporaryPlace(Optional.empty());
    }
  }

  private static Optional<String> named(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
  }

  private void killed() {
    try {
      boolean _ = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    remove();
  }

  private void remove() {
    try {
      if (folder.isPresent()) {
        folder.get().close();
      }
    } catch (IOException _) {
      // The next run removes it.
    }
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      if (Runtime.getRuntime().removeShutdownHook(hook)) {
        remove();
      }
    } catch (IllegalStateException _) {
      // The process is ending; the hook removes the folder.
    }
  }
}
