/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.tree;

import io.yunheng.fixity.Stat;
import io.yunheng.fixity.TreeEntry;
import io.yunheng.fixity.TreePath;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Goes through a tree, directory by directory, in the order in which the system gives the names.
 * Memory grows with the directories that are known and not yet gone through, not with the files.
 */
public final class TreeWalk {
  /**
   * Files of one directory go out in parts of this many at first, so that threads share a few large
   * ones.
   */
  private static final int PART = 16;

  /** Of many files, parts have this many, as each one handed over costs time. */
  private static final int LARGE_PART = 256;

  /** Parts grow to the number of files that went before, divided by this. */
  private static final int GROWTH = 256;

  private static final int NAME_AT = 19;
  private static final int KIND_AT = 18;
  private static final int LENGTH_AT = 16;
  private static final VarHandle LENGTH =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.nativeOrder());

  /** Files of a directory that are to be read. */
  public record Part(Folder folder, List<byte[]> names) {
    public Part {
      names = List.copyOf(names);
    }
  }

  private static final int UNKNOWN = 0;
  private static final int PIPE = 1;
  private static final int CHARACTER_DEVICE = 2;
  private static final int DIRECTORY = 4;
  private static final int BLOCK_DEVICE = 6;
  private static final int FILE = 8;
  private static final int LINK = 10;
  private static final int SOCKET = 12;

  /** A directory that is still to be gone through. */
  private static final class Waiting {
    private final Folder parent;
    private final byte[] name;

    Waiting(Folder parent, byte[] name) {
      this.parent = parent;
      this.name = name;
    }
  }

  private final Posix posix;
  private final MemorySegment buffer;

  /** What is in the buffer, where it is looked at: that is far less to compile. */
  private final byte[] octets;

  private final Consumer<Part> files;
  private final Consumer<TreeEntry> others;
  private final Optional<BiConsumer<TreePath, Stat>> directories;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private long handed;
  private int size = PART;

  /**
   * One that tells what it finds.
   *
   * @param files takes the files, which it has to release one by one
   * @param directories takes those that could be opened, if somebody wants to know
   */
  public TreeWalk(
      Posix posix,
      Consumer<Part> files,
      Consumer<TreeEntry> others,
      Optional<BiConsumer<TreePath, Stat>> directories) {
    this.posix = posix;
    this.buffer = posix.entries();
    this.octets = new byte[(int) buffer.byteSize()];
    this.files = files;
    this.others = others;
    this.directories = directories;
  }

  /**
   * Goes through all that is below a root.
   *
   * @throws Posix.Failed if the root itself cannot be opened
   */
  public void walk(byte[] root) throws Posix.Failed {
    folder(new Folder(posix.openRoot(root), TreePath.root()));
    below();
  }

  /**
   * Takes one entry of a folder.
   *
   * @throws Posix.Failed if the folder cannot be opened
   */
  public void only(byte[] parent, byte[] name) throws Posix.Failed {
    Folder folder = new Folder(posix.openRoot(parent), TreePath.root());
    List<byte[]> part = new ArrayList<>();
    asked(folder, name, folder.path().child(name), part);
    hand(folder, part);
    folder.release(posix);
    below();
  }

  private void below() throws Posix.Failed {
    while (!waiting.isEmpty()) {
      Waiting next = waiting.pop();
      TreePath path = next.parent.path().child(next.name);
      try {
        folder(new Folder(posix.openDirectory(next.parent.descriptor(), next.name), path));
      } catch (Posix.Failed e) {
        others.accept(new TreeEntry.Unread(path, true, String.valueOf(e.getMessage())));
      } finally {
        next.parent.release(posix);
      }
    }
  }

  private void folder(Folder folder) throws Posix.Failed {
    List<byte[]> part = new ArrayList<>();
    boolean empty = true;
    try {
      if (directories.isPresent()) {
        directories.get().accept(folder.path(), posix.stat(folder.descriptor()));
      }
      for (int length = posix.entries(folder.descriptor(), buffer);
          length > 0;
          length = posix.entries(folder.descriptor(), buffer)) {
        MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, octets, 0, length);
        empty &= entries(folder, length, part);
      }
    } catch (Posix.Failed e) {
      others.accept(new TreeEntry.Unread(folder.path(), true, String.valueOf(e.getMessage())));
      empty = false;
    }
    hand(folder, part);
    if (empty) {
      others.accept(new TreeEntry.EmptyDirectory(folder.path()));
    }
    folder.release(posix);
  }

  /** Whether among what was read there is nothing but the directory itself and its parent. */
  private boolean entries(Folder folder, int length, List<byte[]> part) {
    boolean none = true;
    int size;
    for (int at = 0; at < length; at += size) {
      size = Short.toUnsignedInt((short) LENGTH.get(octets, at + LENGTH_AT));
      byte[] name = name(at, size);
      if (!self(name)) {
        none = false;
        entry(folder, name, octets[at + KIND_AT], part);
      }
    }
    return none;
  }

  private void entry(Folder folder, byte[] name, int kind, List<byte[]> part) {
    if (kind == FILE) {
      part.add(name);
      if (part.size() >= size) {
        hand(folder, part);
      }
      return;
    }
    TreePath path = folder.path().child(name);
    switch (kind) {
      case DIRECTORY -> {
        folder.use(1);
        waiting.push(new Waiting(folder, name));
      }
      case LINK -> link(folder, name, path);
      case PIPE -> others.accept(new TreeEntry.Special(path, Stat.Type.PIPE));
      case SOCKET -> others.accept(new TreeEntry.Special(path, Stat.Type.SOCKET));
      case BLOCK_DEVICE -> others.accept(new TreeEntry.Special(path, Stat.Type.BLOCK_DEVICE));
      case CHARACTER_DEVICE ->
          others.accept(new TreeEntry.Special(path, Stat.Type.CHARACTER_DEVICE));
      case UNKNOWN -> asked(folder, name, path, part);
      default -> others.accept(new TreeEntry.Special(path, Stat.Type.OTHER));
    }
  }

  /** An entry of a file system that does not tell kinds with the names. */
  private void asked(Folder folder, byte[] name, TreePath path, List<byte[]> part) {
    try {
      Stat.Type type = posix.stat(folder.descriptor(), name).type();
      switch (type) {
        case FILE -> entry(folder, name, FILE, part);
        case DIRECTORY -> entry(folder, name, DIRECTORY, part);
        case LINK -> link(folder, name, path);
        default -> others.accept(new TreeEntry.Special(path, type));
      }
    } catch (Posix.Failed e) {
      others.accept(new TreeEntry.Unread(path, false, String.valueOf(e.getMessage())));
    }
  }

  private void link(Folder folder, byte[] name, TreePath path) {
    try {
      others.accept(new TreeEntry.Link(path, TreePath.of(posix.link(folder.descriptor(), name))));
    } catch (Posix.Failed e) {
      others.accept(new TreeEntry.Unread(path, false, String.valueOf(e.getMessage())));
    }
  }

  private void hand(Folder folder, List<byte[]> part) {
    if (!part.isEmpty()) {
      folder.use(part.size());
      files.accept(new Part(folder, part));
      handed += part.size();
      size = Math.clamp(handed / GROWTH, PART, LARGE_PART);
      part.clear();
    }
  }

  private byte[] name(int at, int size) {
    int end = at + NAME_AT;
    while (end < at + size && octets[end] != 0) {
      end++;
    }
    return Arrays.copyOfRange(octets, at + NAME_AT, end);
  }

  /** The directory's own entries, one dot and two. */
  private static boolean self(byte[] name) {
    return name.length > 0 && name.length <= 2 && name[0] == '.' && name[name.length - 1] == '.';
  }
}
