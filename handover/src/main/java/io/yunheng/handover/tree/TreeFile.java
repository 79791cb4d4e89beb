/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.tree;

import io.yunheng.handover.digest.Message;
import io.yunheng.handover.digest.Source;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** A file of a tree, for the thread that reads it. */
final class TreeFile implements Message {
  /** It is no regular file. */
  static final class NoFile extends IOException {
    private final Stat stat;

    private NoFile(Stat stat) {
      super(stat.type().name());
      this.stat = stat;
    }

    Stat stat() {
      return stat;
    }
  }

  private final Posix posix;
  private final Folder folder;
  private final byte[] name;
  private Optional<Stat> before = Optional.empty();
  private Optional<Stat> after = Optional.empty();

  TreeFile(Posix posix, Folder folder, byte[] name) {
    this.posix = posix;
    this.folder = folder;
    this.name = name;
  }

  TreePath path() {
    return folder.path().child(name);
  }

  /** What was known of it when it was opened. */
  Optional<Stat> before() {
    return before;
  }

  /** The same when it was closed. */
  Optional<Stat> after() {
    return after;
  }

  @Override
  public Source open() throws IOException {
    int file = -1;
    try {
      file = posix.openFile(folder.descriptor(), name);
      Stat stat = posix.stat(file);
      before = Optional.of(stat);
      if (stat.type() != Stat.Type.FILE) {
        throw new NoFile(stat);
      }
      return new Reading(file);
    } catch (IOException e) {
      if (file >= 0) {
        posix.close(file);
      }
      folder.release(posix);
      throw e;
    }
  }

  private final class Reading implements Source {
    private final int file;

    private Reading(int file) {
      this.file = file;
    }

    @Override
    public int read(MemorySegment into) throws IOException {
      return posix.read(file, into);
    }

    @Override
    public void close() throws IOException {
      try {
        after = Optional.of(posix.stat(file));
      } finally {
        posix.close(file);
        folder.release(posix);
      }
    }
  }
}
