/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Reads the records of a journal, or of part of one, up to the first that is not whole. */
final class RecordReader implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final DataInputStream in;
  private final CRC32C crc = new CRC32C();
  private final long end;
  private long position;
  private byte[] record = {};

  RecordReader(Path file, long from, long to) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ).position(from);
    this.in =
        new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), BUFFER));
    this.position = from;
    this.end = to;
  }

  /** Goes on to the next record; false where there is none that is whole. */
  boolean next() throws IOException {
    if (end - position < Journal.HEAD) {
      return false;
    }
    try {
      int length = in.readInt();
      int expected = in.readInt();
      if (length < FileIdentity.SIZE
          || length > Journal.LONGEST
          || length > end - position - Journal.HEAD) {
        return false;
      }
      byte[] read = in.readNBytes(length);
      crc.reset();
      crc.update(read);
      if (read.length < length || (int) crc.getValue() != expected) {
        return false;
      }
      record = read;
      position += Journal.HEAD + length;
      return true;
    } catch (EOFException _) {
      return false;
    }
  }

  /** Where the record that was read last ends. */
  long position() {
    return position;
  }

  /** Whether all there was was read, with no record cut off. */
  boolean atEnd() {
    return position == end;
  }

  byte[] identity() {
    return Arrays.copyOf(record, FileIdentity.SIZE);
  }

  /** Identity and what is known. */
  byte[] record() {
    return record;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
