/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.restore;

import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A dump in SQL as its statements, one after the other. Bytes are UTF-8 or a superset of ASCII. */
abstract class SqlScript {
  static final int END = -1;
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final int longest;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int filled;
  private byte[] text = new byte[1 << 12];
  private int length;
  private long line = 1;

  /**
   * A statement.
   *
   * @param line in which it begins, from 1
   */
  record Sql(String text, long line) {}

  /**
   * A script.
   *
   * @param longest statement, in bytes
   */
  SqlScript(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /**
   * The next statement, without comments that mean nothing; nothing at the end.
   *
   * @throws InspectionStopException where it is cut off, too long, or no script of SQL alone
   */
  abstract Optional<Sql> next() throws IOException;

  final long line() {
    return line;
  }

  /** The byte that is so many ahead; {@link #END} beyond the end. */
  final int peek(int ahead) throws IOException {
    while (at + ahead >= filled) {
      System.arraycopy(buffer, at, buffer, 0, filled - at);
      filled -= at;
      at = 0;
      int read = in.read(buffer, filled, buffer.length - filled);
      if (read < 0) {
        return END;
      }
      filled += read;
    }
    return buffer[at + ahead] & 0xff;
  }

  final int read() throws IOException {
    int c = peek(0);
    if (c != END) {
      at++;
      line += c == '\n' ? 1 : 0;
    }
    return c;
  }

  /** Reads up to the end of the line, which is read too. */
  final String rest() throws IOException {
    StringBuilder rest = new StringBuilder();
    for (int c = read(); c != END && c != '\n'; c = read()) {
      if (rest.length() < 1_000) {
        rest.append((char) c);
      }
    }
    return rest.toString();
  }

  final void begin() {
    length = 0;
  }

  final int length() {
    return length;
  }

  final void put(int c) throws InspectionStopException {
    if (length == text.length) {
      if (length >= longest) {
        throw InspectionStopException.of(
            DeepCode.LIMIT_MEMORY, "", "limit", Integer.toString(longest));
      }
      text = Arrays.copyOf(text, (int) Math.min(2L * length, longest));
    }
    text[length++] = (byte) c;
  }

  final void put(byte[] bytes) throws InspectionStopException {
    for (byte b : bytes) {
      put(b);
    }
  }

  /** Takes back what was put last, from a position on. */
  final byte[] takeBack(int from) {
    byte[] taken = Arrays.copyOfRange(text, from, length);
    length = from;
    return taken;
  }

  final Sql statement(long from) throws InspectionStopException {
    try {
      String sql =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text, 0, length)).toString();
      return new Sql(sql.strip(), from);
    } catch (CharacterCodingException e) {
      throw InspectionStopException.of(DeepCode.TEXT_ENCODING, place(), "encoding", "UTF-8");
    }
  }

  final InspectionStopException cut() {
    return InspectionStopException.of(DeepCode.TRUNCATED, place());
  }

  final InspectionStopException form(String form) {
    return InspectionStopException.of(DeepCode.RESTORE_FORM, place(), "form", form);
  }

  final String place() {
    return Long.toString(line);
  }

  static boolean blank(int c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0x0b;
  }

  static boolean ofWord(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c >= 0x80;
  }
}
