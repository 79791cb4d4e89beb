/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.tree;

import io.yunheng.fixity.Attribute;
import io.yunheng.fixity.Stat;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;

/**
 * What reading a tree asks of the system. Folders and files are opened one below the other and are
 * known by a number, which any instance of the same origin understands. Each instance is for one
 * thread.
 */
public sealed interface FileCalls extends AutoCloseable permits Posix, PortableCalls {
  /** Takes the entries of a folder. */
  interface Entries {
    /**
     * An entry.
     *
     * @param type nothing if the system has to be asked for it
     */
    void entry(byte[] name, Optional<Stat.Type> type);
  }

  /** Opens where the walk begins; it may be a link. */
  int openRoot(byte[] path) throws IOException;

  /** Opens a folder that is no link. */
  int openDirectory(int parent, byte[] name) throws IOException;

  /** Opens a file that is no link; it does not wait for the other end of a pipe. */
  int openFile(int parent, byte[] name) throws IOException;

  /**
   * Lists a folder but for itself and its parent. Can be asked once for each opening.
   *
   * @throws IOException if some entries cannot be told; the others were given out
   */
  void entries(int folder, Entries into) throws IOException;

  /** What is known of an entry itself, not of what it points to. */
  Stat stat(int parent, byte[] name) throws IOException;

  /** What is known of an open file or folder. */
  Stat stat(int file) throws IOException;

  /** Fills memory as far as the file has bytes; a regular file gives fewer only at its end. */
  int read(int file, MemorySegment into) throws IOException;

  /**
   * Fills memory with bytes of a file from a place on; a regular file gives fewer only at its end.
   */
  int read(int file, long from, MemorySegment into) throws IOException;

  /** Where a link points to. */
  byte[] link(int parent, byte[] name) throws IOException;

  /** The extended attributes of an open file, as far as they can be seen. */
  List<Attribute> attributes(int file);

  /** Closes a file or folder. */
  void close(int file) throws IOException;

  /** Gives back what the instance itself holds. */
  @Override
  void close();
}
