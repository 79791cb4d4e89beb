/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.sample;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.ReplacedFile;
import io.yunheng.server.job.FolderRemoval;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The data folder of a sample. A file says that it is one, and whether it was made to its end; one
 * that was not is begun anew.
 */
public final class SampleFolder implements AutoCloseable {
  private static final String UNFINISHED = "sample-unfinished";
  private static final String MADE = "sample-made";

  private final Path path;
  private Optional<FileChannel> held = Optional.empty();

  /** A folder, whether it is there or not. */
  public SampleFolder(Path path) {
    this.path = path.toAbsolutePath().normalize();
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /**
   * Whether a sample is in it from its beginning to its end.
   *
   * @throws FaultException with {@code SAMPLE_FOLDER_FOREIGN} if something else is in it
   */
  public boolean made() {
    if (Files.exists(path.resolve(MADE), LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    if (!Files.exists(path.resolve(UNFINISHED), LinkOption.NOFOLLOW_LINKS) && !empty()) {
      throw FaultException.of(FaultCode.SAMPLE_FOLDER_FOREIGN, "folder", path.toString());
    }
    return false;
  }

  private boolean empty() {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries.findAny().isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Begins: what a sample that was not made to its end left is removed.
   *
   * @throws FaultException if something else is in it, or it cannot be written, or with {@code
   *     INSTALLATION_BUSY} while another program makes one in it
   */
  public void begin() {
    if (made()) {
      throw FaultException.of(FaultCode.SAMPLE_FOLDER_MADE, "folder", path.toString());
    }
    try {
      Files.createDirectories(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      Path mark = path.resolve(UNFINISHED);
      hold(mark);
      try (Stream<Path> entries = Files.list(path)) {
        for (Path entry : entries.filter(one -> !one.equals(mark)).toList()) {
          FolderRemoval.remove(entry);
        }
      }
    } catch (IOException e) {
      throw ReplacedFile.failed(path, e);
    }
  }

  private void hold(Path mark) throws IOException {
    FileChannel channel =
        FileChannel.open(mark, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    Optional<FileLock> lock = lock(channel);
    if (lock.isEmpty()) {
      channel.close();
      throw FaultException.of(
          FaultCode.INSTALLATION_BUSY,
          "host",
          "localhost",
          "since",
          Files.getLastModifiedTime(mark).toString());
    }
    held = Optional.of(channel);
  }

  private static Optional<FileLock> lock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException _) {
      return Optional.empty();
    }
  }

  /** Lets go of it, made or not. */
  @Override
  public void close() {
    try {
      if (held.isPresent()) {
        held.get().close();
      }
    } catch (IOException e) {
      throw ReplacedFile.failed(path, e);
    }
  }

  /** The sample is whole. */
  public void end() {
    try {
      Files.move(path.resolve(UNFINISHED), path.resolve(MADE), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw ReplacedFile.failed(path, e);
    }
  }
}
