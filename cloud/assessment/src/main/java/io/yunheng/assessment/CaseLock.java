/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.assessment.casefile.CaseYaml;
import io.yunheng.files.ReplacedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps other processes from changing a case while this one reads what it is about to replace,
 * decides and writes. They wait. The lock is on {@code case.yaml} itself, so that nothing is added
 * to the case. While it is held nobody in this process may read that file: POSIX gives a lock up as
 * soon as a process closes any descriptor of the file (fcntl(2)).
 */
public final class CaseLock implements AutoCloseable {
  private final Optional<FileLock> lock;

  private CaseLock(Optional<FileLock> lock) {
    this.lock = lock;
  }

  /**
   * Waits until nobody else holds the case; a folder that is no case is not locked.
   *
   * @throws io.yunheng.fault.FaultException if the case cannot be written
   */
  public static CaseLock of(Path folder) {
    Path file = folder.resolve(CaseYaml.NAME);
    if (!Files.isRegularFile(file)) {
      return new CaseLock(Optional.empty());
    }
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
      try {
        FileLock lock = channel.lock();
        return new CaseLock(Optional.of(lock));
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw ReplacedFile.failed(file, e);
    }
  }

  /** Lets the others go on. */
  @Override
  public void close() {
    if (lock.isPresent()) {
      try {
        lock.get().acquiredBy().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
