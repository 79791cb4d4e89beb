/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.tree;

import io.yunheng.fixity.Stat;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Folders and files that are open, by number. Safe for threads. */
final class OpenPaths {
  /** What a number stands for. */
  sealed interface Open {
    /** A folder, kept while a file in it is open. */
    record OfFolder(PortableFolder folder, AtomicInteger users) implements Open {
      void release() throws IOException {
        if (users.decrementAndGet() == 0) {
          folder.close();
        }
      }
    }

    /** A file and its place. */
    record OfFile(FileChannel channel, OfFolder parent, Path name) implements Open {}

    /** What is no regular file, and was not opened. */
    record OfOther(Stat stat) implements Open {}
  }

  private final List<Optional<Open>> all = new ArrayList<>();
  private final Deque<Integer> free = new ArrayDeque<>();

  synchronized int add(Open open) {
    if (free.isEmpty()) {
      all.add(Optional.of(open));
      return all.size() - 1;
    }
    int number = free.pop();
    all.set(number, Optional.of(open));
    return number;
  }

  synchronized Open get(int number) {
    return all.get(number).orElseThrow();
  }

  synchronized Open remove(int number) {
    Open open = all.set(number, Optional.empty()).orElseThrow();
    free.push(number);
    return open;
  }
}
