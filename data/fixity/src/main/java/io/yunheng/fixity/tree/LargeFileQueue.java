/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.tree;

import io.yunheng.fixity.Attendant;
import io.yunheng.fixity.LargeFileSettings;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Large files that wait to be opened; bounded, so that the walk waits when it is full. */
final class LargeFileQueue<W extends Attendant.Watch> {
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
  }

  /** What takes a file that was opened. */
  interface Opened<W extends Attendant.Watch> {
    void accept(TreeFile<W> file, TreeFile<W>.Reading reading);
  }

  private final LargeFileSettings how;
  private final Attendant<W> attendant;
  private final LargeFiles.Teller<W> teller;
  private final AtomicBoolean stopped;
  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(WAITING);

  /**
   * An empty one.
   *
   * @param teller is told of files that cannot be opened, or are no longer long
   * @param stopped whether nobody will open any more
   */
  LargeFileQueue(
      LargeFileSettings how,
      Attendant<W> attendant,
      LargeFiles.Teller<W> teller,
      AtomicBoolean stopped) {
    this.how = how;
    this.attendant = attendant;
    this.teller = teller;
    this.stopped = stopped;
  }

  /** Takes a file if it is long. */
  boolean takes(long size, Folder folder, byte[] name) {
    if (!how.takes(size)) {
      return false;
    }
    put(folder, name);
    return true;
  }

  private void put(Folder folder, byte[] name) {
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

  /** Opens a file on the thread that calls. */
  void open(FileCalls calls, Waiting next, Opened<W> opened) {
    TreeFile<W> file = new TreeFile<>(calls, (_, _, _) -> false, next.folder, next.name, attendant);
    try {
      TreeFile<W>.Reading reading = file.reading();
      if (how.takes(file.before().orElseThrow().size())) {
        opened.accept(file, reading);
      } else {
        reading.close();
        teller.unread(file, new TreeFile.Shrunk());
      }
    } catch (IOException e) {
      teller.unread(file, e);
    }
  }

  /** Waits for a moment. */
  static void pause() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
  }
}
