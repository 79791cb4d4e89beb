/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.tree;

import io.yunheng.fixity.Stat;
import io.yunheng.fixity.TreeEntry;
import io.yunheng.fixity.TreePath;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
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

  /** Files of a directory that are to be read. */
  public record Part(Folder folder, List<byte[]> names) {
    public Part {
      names = List.copyOf(names);
    }
  }

  /** A directory that is still to be gone through. */
  private static final class Waiting {
    private final Folder parent;
    private final byte[] name;

    Waiting(Folder parent, byte[] name) {
      this.parent = parent;
      this.name = name;
    }
  }

  private final FileCalls calls;
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
      FileCalls calls,
      Consumer<Part> files,
      Consumer<TreeEntry> others,
      Optional<BiConsumer<TreePath, Stat>> directories) {
    this.calls = calls;
    this.files = files;
    this.others = others;
    this.directories = directories;
  }

  /**
   * Goes through all that is below a root.
   *
   * @throws IOException if the root itself cannot be opened
   */
  public void walk(byte[] root) throws IOException {
    folder(new Folder(calls.openRoot(root), TreePath.root()));
    below();
  }

  /**
   * Takes one entry of a folder.
   *
   * @throws IOException if the folder cannot be opened
   */
  public void only(byte[] parent, byte[] name) throws IOException {
    Folder folder = new Folder(calls.openRoot(parent), TreePath.root());
    List<byte[]> part = new ArrayList<>();
    asked(folder, name, part);
    hand(folder, part);
    folder.release(calls);
    below();
  }

  private void below() throws IOException {
    while (!waiting.isEmpty()) {
      Waiting next = waiting.pop();
      TreePath path = next.parent.path().child(next.name);
      try {
        folder(new Folder(calls.openDirectory(next.parent.descriptor(), next.name), path));
      } catch (IOException e) {
        others.accept(new TreeEntry.Unread(path, true, String.valueOf(e.getMessage())));
      } finally {
        next.parent.release(calls);
      }
    }
  }

  private void folder(Folder folder) throws IOException {
    List<byte[]> part = new ArrayList<>();
    AtomicBoolean empty = new AtomicBoolean(true);
    try {
      if (directories.isPresent()) {
        directories.get().accept(folder.path(), calls.stat(folder.descriptor()));
      }
      calls.entries(
          folder.descriptor(),
          (name, type) -> {
            empty.setPlain(false);
            if (type.isPresent()) {
              entry(folder, name, type.get(), part);
            } else {
              asked(folder, name, part);
            }
          });
    } catch (IOException e) {
      others.accept(new TreeEntry.Unread(folder.path(), true, String.valueOf(e.getMessage())));
      empty.setPlain(false);
    }
    hand(folder, part);
    if (empty.getPlain()) {
      others.accept(new TreeEntry.EmptyDirectory(folder.path()));
    }
    folder.release(calls);
  }

  private void entry(Folder folder, byte[] name, Stat.Type type, List<byte[]> part) {
    switch (type) {
      case FILE -> {
        part.add(name);
        if (part.size() >= size) {
          hand(folder, part);
        }
      }
      case DIRECTORY -> {
        folder.use(1);
        waiting.push(new Waiting(folder, name));
      }
      case LINK -> link(folder, name);
      case PIPE, SOCKET, BLOCK_DEVICE, CHARACTER_DEVICE, OTHER ->
          others.accept(new TreeEntry.Special(folder.path().child(name), type));
    }
  }

  /** An entry of a file system that does not tell types with the names. */
  private void asked(Folder folder, byte[] name, List<byte[]> part) {
    try {
      entry(folder, name, calls.stat(folder.descriptor(), name).type(), part);
    } catch (IOException e) {
      TreePath path = folder.path().child(name);
      others.accept(new TreeEntry.Unread(path, false, String.valueOf(e.getMessage())));
    }
  }

  private void link(Folder folder, byte[] name) {
    TreePath path = folder.path().child(name);
    try {
      others.accept(new TreeEntry.Link(path, TreePath.of(calls.link(folder.descriptor(), name))));
    } catch (IOException e) {
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
}
