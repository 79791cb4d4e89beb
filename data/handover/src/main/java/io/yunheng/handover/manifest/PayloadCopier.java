/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.files.ReplacedFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Puts what is read into the payload of a bag. Thread-safe. */
final class PayloadCopier {
  private final Path payload;

  PayloadCopier(Path payload) {
    this.payload = payload;
  }

  /** Whether a file of this size is there already. */
  boolean there(String path, long size) {
    try {
      Path file = payload.resolve(path);
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) == size;
    } catch (IOException _) {
      return false;
    }
  }

  Copy begin(String path) throws IOException {
    Path file = payload.resolve(path);
    try {
      return new Copy(file);
    } catch (IOException _) {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      return new Copy(file);
    }
  }

  /** Whether so many bytes of the copy of a file are there, for it to go on behind them. */
  boolean reaches(String path, long position) {
    try {
      Path file = payload.resolve(path);
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) >= position;
    } catch (IOException _) {
      return false;
    }
  }

  /** Goes on with a copy behind its first bytes; what there is beyond them is dropped. */
  Copy goOn(String path, long position) throws IOException {
    return new Copy(payload.resolve(path), position);
  }

  /** The copy of one file. */
  static final class Copy {
    private final Path file;
    private final FileChannel channel;

    private Copy(Path file) throws IOException {
      this.file = file;
      this.channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS);
    }

    private Copy(Path file, long position) throws IOException {
      this.file = file;
      this.channel =
          FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)
              .truncate(position)
              .position(position);
    }

    void bytes(MemorySegment piece) {
      ByteBuffer bytes = piece.asByteBuffer();
      try {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      } catch (IOException e) {
        throw ReplacedFile.failed(file, e);
      }
    }

    /** It is whole, and as old as what it is a copy of. */
    void end(OptionalLong modified) {
      try {
        channel.close();
        if (modified.isPresent()) {
          Files.setLastModifiedTime(
              file, FileTime.from(modified.getAsLong(), TimeUnit.NANOSECONDS));
        }
      } catch (IOException e) {
        throw ReplacedFile.failed(file, e);
      }
    }

    void drop() {
      try {
        channel.close();
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw ReplacedFile.failed(file, e);
      }
    }
  }
}
