/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.tree;

import io.yunheng.fixity.TreePath;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** An open directory, closed when nobody needs it any more. */
final class Folder {
  private final int descriptor;
  private final TreePath path;
  private final AtomicInteger users = new AtomicInteger(1);

  Folder(int descriptor, TreePath path) {
    this.descriptor = descriptor;
    this.path = path;
  }

  int descriptor() {
    return descriptor;
  }

  TreePath path() {
    return path;
  }

  void use(int more) {
    users.addAndGet(more);
  }

  void release(FileCalls calls) throws IOException {
    if (users.decrementAndGet() == 0) {
      calls.close(descriptor);
    }
  }
}
