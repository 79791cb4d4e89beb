/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The lines of a text, which end in LF, CR or both; never holds more of one than it may have. */
final class LineReader implements AutoCloseable {
  private final InputStream in;
  private final int most;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private long read;
  private byte[] line = new byte[256];
  private int length;
  private long offset;
  private long number;
  private boolean tooLong;
  private boolean ended;

  LineReader(InputStream in, int most) {
    this.in = in;
    this.most = most;
  }

  private boolean more() throws IOException {
    if (at == end) {
      read += end;
      at = 0;
      end = Math.max(0, in.read(buffer));
    }
    return at < end;
  }

  /** Leaves out the byte-order mark of UTF-8 at the beginning; whether there was one. */
  boolean skipMark() throws IOException {
    more();
    while (end > 0 && end < 3) {
      int more = in.read(buffer, end, buffer.length - end);
      if (more <= 0) {
        return false;
      }
      end += more;
    }
    boolean mark =
        end >= 3
            && buffer[0] == (byte) 0xEF
            && buffer[1] == (byte) 0xBB
            && buffer[2] == (byte) 0xBF;
    at = mark ? 3 : 0;
    return mark;
  }

  /** Goes on to the next line; false at the end. */
  boolean next() throws IOException {
    if (!more()) {
      return false;
    }
    number++;
    offset = read + at;
    length = 0;
    tooLong = false;
    ended = false;
    while (!ended && more()) {
      int from = at;
      while (at < end && buffer[at] != '\n' && buffer[at] != '\r') {
        at++;
      }
      append(from);
      if (at < end) {
        ended = true;
        if (buffer[at++] == '\r' && more() && buffer[at] == '\n') {
          at++;
        }
      }
    }
    return true;
  }

  private void append(int from) {
    int count = Math.min(at - from, most - length);
    tooLong |= count < at - from;
    if (length + count > line.length) {
      line = Arrays.copyOf(line, Math.max(length + count, Math.min(most, line.length * 2)));
    }
    System.arraycopy(buffer, from, line, length, count);
    length += count;
  }

  /** Counted from one. */
  long number() {
    return number;
  }

  /** Where it begins, in bytes. */
  long offset() {
    return offset;
  }

  boolean tooLong() {
    return tooLong;
  }

  /** Whether it has an end other than that of the text. */
  boolean ended() {
    return ended;
  }

  /** The line, if it is UTF-8. */
  Optional<String> text() {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
