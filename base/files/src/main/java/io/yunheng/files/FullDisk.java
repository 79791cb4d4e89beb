/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Detects whether writing failed because the disk is full. The JDK gives no error numbers, only the
 * system's words for them in the system's language, so no words are known here: the system is asked
 * what it says of a full disk, and how much space is left.
 *
 * @param space what is left where a file is
 * @param words what this system says when a disk is full
 */
record FullDisk(Space space, Words words) {
  /** In bytes. With less, writing anything at all may fail. */
  private static final long NONE = 4096;

  private static final Path ALWAYS_FULL = Path.of("/dev/full");

  /** How much space is left. */
  @FunctionalInterface
  interface Space {
    /** Bytes that this user may still write on the disk that has this file or folder. */
    long left(Path place) throws IOException;
  }

  /** The system's words. */
  @FunctionalInterface
  interface Words {
    /** What this system says when a disk is full, if it can be asked. */
    Optional<String> ofFullDisk();
  }

  /** That of this machine. */
  public static FullDisk ofSystem() {
    return new FullDisk(
        place -> Files.getFileStore(place).getUsableSpace(), FullDisk::deviceAlwaysFull);
  }

  /**
   * Whether it is.
   *
   * @param file what could not be written; it need not exist
   * @param thrown by the attempt
   */
  public boolean stopped(Path file, Throwable thrown) {
    if (anotherReason(thrown)) {
      return false;
    }
    String message = String.valueOf(thrown.getMessage());
    return words.ofFullDisk().filter(message::endsWith).isPresent() || nothingLeft(file);
  }

  /** Whether its type alone says that it has nothing to do with space. */
  private static boolean anotherReason(Throwable thrown) {
    return thrown instanceof AccessDeniedException
        || thrown instanceof NoSuchFileException
        || thrown instanceof FileAlreadyExistsException
        || thrown instanceof NotDirectoryException
        || thrown instanceof DirectoryNotEmptyException
        || thrown instanceof FileSystemLoopException;
  }

  private boolean nothingLeft(Path file) {
    Path place = file.toAbsolutePath();
    while (!Files.exists(place)) {
      Path parent = place.getParent();
      if (parent == null) {
        return false;
      }
      place = parent;
    }
    try {
      return space.left(place) < NONE;
    } catch (IOException _) {
      return false;
    }
  }

  /** Writes to a device that is full at all times. */
  private static Optional<String> deviceAlwaysFull() {
    if (!Files.exists(ALWAYS_FULL) || Files.isRegularFile(ALWAYS_FULL)) {
      return Optional.empty();
    }
    try (OutputStream out = Files.newOutputStream(ALWAYS_FULL, StandardOpenOption.WRITE)) {
      out.write(0);
      return Optional.empty();
    } catch (FileSystemException _) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.ofNullable(e.getMessage()).filter(words -> !words.isBlank());
    }
  }
}
