/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.tree;

import io.yunheng.fixity.Attendant;
import io.yunheng.fixity.Attribute;
import io.yunheng.fixity.ByteSource;
import io.yunheng.fixity.Message;
import io.yunheng.fixity.Stat;
import io.yunheng.fixity.TreePath;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** A file of a tree, for the thread that reads it. */
public final class TreeFile<W extends Attendant.Watch> implements Message {
  /** It is no regular file. */
  public static final class NoFile extends IOException {
    private final Stat stat;

    private NoFile(Stat stat) {
      super(stat.type().name());
      this.stat = stat;
    }

    public Stat stat() {
      return stat;
    }
  }

  /** It need not be read. */
  public static final class Passed extends IOException {
    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  /** It was long when it was met, and is no longer when it is opened. */
  public static final class Shrunk extends IOException {}

  /** It is a long one, which others see to. */
  public static final class Deferred extends IOException {
    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  /** What takes long files. */
  interface Elsewhere {
    /** Whether a file of so many bytes is taken, and its place in its directory with it. */
    boolean takes(long size, Folder folder, byte[] name);
  }

  private final FileCalls calls;
  private final Elsewhere elsewhere;
  private final Folder folder;
  private final byte[] name;
  private final TreePath path;
  private final Attendant<W> attendant;
  private Optional<W> watch = Optional.empty();
  private List<Attribute> attributes = List.of();
  private Optional<Stat> before = Optional.empty();
  private Optional<Stat> after = Optional.empty();

  public TreeFile(
      FileCalls calls, Elsewhere elsewhere, Folder folder, byte[] name, Attendant<W> attendant) {
    this.calls = calls;
    this.elsewhere = elsewhere;
    this.folder = folder;
    this.name = name;
    this.path = folder.path().child(name);
    this.attendant = attendant;
  }

  public TreePath path() {
    return path;
  }

  /** What was known of it when it was opened. */
  public Optional<Stat> before() {
    return before;
  }

  /** The same when it was closed. */
  public Optional<Stat> after() {
    return after;
  }

  public List<Attribute> attributes() {
    return attributes;
  }

  public Optional<W> watch() {
    return watch;
  }

  @Override
  public ByteSource open() throws IOException {
    return reading();
  }

  /**
   * Opens it.
   *
   * @throws Passed if it need not be read
   * @throws Deferred if it is a long one, which others were given
   */
  Reading reading() throws IOException {
    int file = -1;
    boolean given = false;
    try {
      file = calls.openFile(folder.descriptor(), name);
      Stat stat = calls.stat(file);
      before = Optional.of(stat);
      if (stat.type() != Stat.Type.FILE) {
        throw new NoFile(stat);
      }
      given = elsewhere.takes(stat.size(), folder, name);
      if (given) {
        throw new Deferred();
      }
      watch = attendant.begin(path, stat);
      if (watch.isEmpty()) {
        throw new Passed();
      }
      attributes = calls.attributes(file);
      return new Reading(file, watch.get());
    } catch (IOException | RuntimeException e) {
      if (file >= 0) {
        calls.close(file);
      }
      if (!given) {
        folder.release(calls);
      }
      throw e;
    }
  }

  /** It is open. */
  final class Reading implements ByteSource {
    private final int file;
    private final W watching;

    private Reading(int file, W watching) {
      this.file = file;
      this.watching = watching;
    }

    @Override
    public int read(MemorySegment into) throws IOException {
      int read = calls.read(file, into);
      watching.bytes(into.asSlice(0, read));
      return read;
    }

    /** Reads from a place on, as {@link FileCalls#read(int, long, MemorySegment)} does. */
    int read(long from, MemorySegment into) throws IOException {
      return calls.read(file, from, into);
    }

    /** A part of it as a leaf's message, for the thread that calls. */
    ChunkSource chunk(FileCalls by, long from, long end, LongConsumer read) {
      return new ChunkSource(by, file, from, end, read);
    }

    @Override
    public void close() throws IOException {
      close(calls);
    }

    /** The same on another thread than that which opened it. */
    void close(FileCalls by) throws IOException {
      try {
        after = Optional.of(by.stat(file));
      } finally {
        by.close(file);
        folder.release(by);
      }
    }
  }
}
