/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;

/**
 * A file that takes its place whole or not at all: filled under another name beside it, forced to
 * the disk, then renamed. Only its owner may read it. Compressed if its name ends in {@code .gz}.
 */
final class ReplacedFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path target;
  private final Path folder;
  private final Path temporary;
  private final FileChannel channel;
  private final OutputStream out;
  private boolean committed;

  ReplacedFile(Path target) throws IOException {
    this.target = target;
    Path absolute = target.toAbsolutePath();
    Path parent = absolute.getParent();
    this.folder = parent == null ? absolute : parent;
    this.temporary = Files.createTempFile(folder, ".estate-", ".part");
    this.channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
    OutputStream plain = Channels.newOutputStream(channel);
    this.out =
        target.toString().endsWith(".gz")
            ? new GZIPOutputStream(new BufferedOutputStream(plain, BUFFER), BUFFER)
            : new BufferedOutputStream(plain, BUFFER);
  }

  Path target() {
    return target;
  }

  OutputStream out() {
    return out;
  }

  /** Ends the file and puts it in its place. */
  void commit() throws IOException {
    if (out instanceof GZIPOutputStream gzip) {
      gzip.finish();
    }
    out.flush();
    channel.force(true);
    channel.close();
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    committed = true;
    forceFolder();
  }

  /** Makes the renaming itself durable where the file system can; where it cannot, it was done. */
  private void forceFolder() {
    try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
      entries.force(true);
    } catch (IOException _) {
      // Windows cannot open folders; the file itself is on the disk already.
    }
  }

  /** Removes what was written unless it was committed. */
  @Override
  public void close() {
    if (!committed) {
      try {
        channel.close();
        Files.deleteIfExists(temporary);
      } catch (IOException _) {
        // Nothing was promised under the target's name; the rest can only be tidied by hand.
      }
    }
  }
}
