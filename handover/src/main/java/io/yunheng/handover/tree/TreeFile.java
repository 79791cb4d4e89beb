/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.tree;

import io.yunheng.handover.digest.Message;
import io.yunheng.handover.digest.Source;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;

/** A file of a tree, for the thread that reads it. */
final class TreeFile<W extends Attendant.Watch> implements Message {
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

  /** It need not be read. */
  static final class Passed extends IOException {
    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  private final Posix posix;
  private final Folder folder;
  private final byte[] name;
  private final Attendant<W> attendant;
  private Optional<W> watch = Optional.empty();
  private List<Attribute> attributes = List.of();
  private Optional<Stat> before = Optional.empty();
  private Optional<Stat> after = Optional.empty();

  TreeFile(Posix posix, Folder folder, byte[] name, Attendant<W> attendant) {
    this.posix = posix;
    this.folder = folder;
    this.name = name;
    this.attendant = attendant;
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

  List<Attribute> attributes() {
    return attributes;
  }

  Optional<W> watch() {
    return watch;
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
      watch = attendant.begin(path(), stat);
      if (watch.isEmpty()) {
        throw new Passed();
      }
      attributes = posix.attributes(file);
      return new Reading(file, watch.get());
    } catch (IOException | RuntimeException e) {
      if (file >= 0) {
        posix.close(file);
      }
      folder.release(posix);
      throw e;
    }
  }

  private final class Reading implements Source {
    private final int file;
    private final W watching;

    private Reading(int file, W watching) {
      this.file = file;
      this.watching = watching;
    }

    @Override
    public int read(MemorySegment into) throws IOException {
      int read = posix.read(file, into);
      watching.bytes(into.asSlice(0, read));
      return read;
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
