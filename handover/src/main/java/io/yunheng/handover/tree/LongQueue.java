/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.tree;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Long files that were met and wait to be opened. Whoever meets more than a few has to wait. */
final class LongQueue {
  private static final int WAITING = 64;
  private static final long PAUSE_MILLIS = 5;

  /** Where a file is. */
  static final class Waiting {
    private final Folder folder;
    private final byte[] name;

    private Waiting(Folder folder, byte[] name) {
      this.folder = folder;
      this.name = name;
    }

    /** The file, for a thread that opens it. */
    <W extends Attendant.Watch> TreeFile<W> file(Posix posix, Attendant<W> attendant) {
      return new TreeFile<>(posix, (_, _, _) -> false, folder, name, attendant);
    }
  }

  private final AtomicBoolean stopped;
  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(WAITING);

  /**
   * An empty one.
   *
   * @param stopped whether nobody will open any more
   */
  LongQueue(AtomicBoolean stopped) {
    this.stopped = stopped;
  }

  void put(Folder folder, byte[] name) {
    Waiting waiting = new Waiting(folder, name);
    try {
      while (!queue.offer(waiting, PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        if (stopped.get()) {
          break;
        }
      }
    } catch (InterruptedException _) {
      stopped.set(true);
    }
  }

  int size() {
    return queue.size();
  }

  /** The next one, if there is one by now. */
  Optional<Waiting> poll() {
    return Optional.ofNullable(queue.poll());
  }

  /** The same, but waits for a moment. */
  Optional<Waiting> await() throws InterruptedException {
    return Optional.ofNullable(queue.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
  }

  /** Waits for a moment. */
  static void pause() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
  }
}
