/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.context;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Objects;

/**
 * A stretch of a channel as a stream with a buffer of its own. Several may read one channel by
 * turns, in one thread. Ends early where the channel ends. Trouble with the file is a stop, so that
 * nobody takes it for damage.
 */
public final class ChannelRegion extends InputStream {
  private static final int BUFFER = 1 << 16;

  private final SeekableByteChannel channel;
  private final long to;
  private final ByteBuffer buffer;
  private long position;

  /**
   * The bytes from one position up to another.
   *
   * @throws IllegalArgumentException for positions before the beginning
   */
  public ChannelRegion(SeekableByteChannel channel, long from, long to) {
    if (from < 0) {
      throw new IllegalArgumentException("from");
    }
    this.channel = channel;
    this.position = from;
    this.to = to;
    this.buffer = ByteBuffer.allocate(Math.clamp(to - from, 1, BUFFER)).flip();
  }

  /** All of a channel. */
  public static ChannelRegion all(SeekableByteChannel channel) throws IOException {
    return new ChannelRegion(channel, 0, channel.size());
  }

  /**
   * Some bytes of a channel, fewer where it ends.
   *
   * @param from where; nothing is there before the beginning
   */
  public static byte[] bytes(SeekableByteChannel channel, long from, int length)
      throws IOException {
    if (from < 0 || from >= channel.size()) {
      return new byte[0];
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(length, channel.size() - from));
    channel.position(from);
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // goes on until full
    }
    byte[] found = new byte[bytes.position()];
    bytes.flip().get(found);
    return found;
  }

  /** Where the next byte is read. */
  public long position() {
    return position;
  }

  private boolean fill() throws IOException {
    if (buffer.hasRemaining()) {
      return true;
    }
    if (position >= to) {
      return false;
    }
    buffer.clear().limit((int) Math.min(buffer.capacity(), to - position));
    int read;
    try {
      channel.position(position);
      read = channel.read(buffer);
    } catch (IOException e) {
      throw InspectionStopException.all(DeepCode.UNREADABLE, "");
    }
    buffer.flip();
    return read > 0;
  }

  @Override
  public int read() throws IOException {
    if (!fill()) {
      return -1;
    }
    position++;
    return buffer.get() & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int most = Math.min(length, buffer.remaining());
    buffer.get(bytes, offset, most);
    position += most;
    return most;
  }

  @Override
  public long skip(long count) {
    if (count <= 0) {
      return 0;
    }
    long most = Math.min(count, Math.max(0, to - position));
    if (most <= buffer.remaining()) {
      buffer.position(buffer.position() + (int) most);
    } else {
      buffer.clear().flip();
    }
    position += most;
    return most;
  }

  @Override
  public int available() {
    return buffer.remaining();
  }
}
