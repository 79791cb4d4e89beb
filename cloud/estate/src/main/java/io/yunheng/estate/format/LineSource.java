/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.format;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The lines of a file, plain or gzip, one at a time, with the digest of what came before. Lines are
 * bounded in length. Not thread-safe.
 */
final class LineSource {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LINE_FEEDS = 0x0A0A0A0A0A0A0A0AL;
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;

  private final FileFaults faults;
  private final InputStream in;
  private final CountingStream packed;
  private final boolean compressed;
  private final MessageDigest digest = sha256();
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final CharBuffer decoded = CharBuffer.allocate(8192);

  private byte[] buffer = new byte[1 << 16];
  private int start;
  private int end = -1;
  private int filled;
  private int digested;
  private long bufferOffset;
  private long line;
  private boolean ascii;

  LineSource(InputStream raw, FileFaults faults) throws IOException {
    this.faults = faults;
    this.packed = new CountingStream(raw);
    PushbackInputStream whole = new PushbackInputStream(packed, 2);
    byte[] magic = whole.readNBytes(2);
    whole.unread(magic);
    this.compressed = magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
    this.in = compressed ? unpacking(whole) : whole;
  }

  private InputStream unpacking(InputStream raw) throws IOException {
    try {
      return new GZIPInputStream(raw, 1 << 16);
    } catch (EOFException e) {
      throw faults.at(1, FaultCode.ESTATE_TRUNCATED);
    } catch (ZipException e) {
      throw faults.at(1, FaultCode.ESTATE_GZIP_BROKEN);
    }
  }

  /** Goes to the next line; false at the end of a file whose last line was ended. */
  boolean next() throws IOException {
    start = end + 1;
    line++;
    long high = 0;
    int scanned = start;
    while (true) {
      int i = scanned;
      for (; i + 8 <= filled; i += 8) {
        long eight = (long) LONGS.get(buffer, i);
        long feeds = eight ^ LINE_FEEDS;
        if ((feeds - ONES & ~feeds & HIGH) != 0) {
          break;
        }
        high |= eight;
      }
      for (; i < filled; i++) {
        byte b = buffer[i];
        if (b == '\n') {
          end = i;
          checkLength(i - start);
          ascii = ((high | b) & HIGH) == 0;
          return true;
        }
        high |= b;
      }
      scanned = i - start;
      checkLength(scanned);
      if (!fill()) {
        end = filled;
        return false;
      }
      scanned += start;
    }
  }

  private void checkLength(int length) {
    if (length > EstateFormat.MAX_LINE) {
      String limit = Integer.toString(EstateFormat.MAX_LINE);
      throw faults.at(line, FaultCode.ESTATE_LINE_TOO_LONG, "limit", limit);
    }
  }

  byte[] bytes() {
    return buffer;
  }

  /** Where the line begins in {@link #bytes()}. */
  int start() {
    return start;
  }

  /** How many bytes the line has, without its line feed. */
  int length() {
    return end - start;
  }

  /** Whether bytes are left that no line feed ends; only after {@link #next()} said false. */
  boolean unended() {
    return start < filled;
  }

  /** The number of the line, from 1. */
  long line() {
    return line;
  }

  boolean startsWith(byte[] prefix) {
    return length() >= prefix.length
        && Arrays.equals(buffer, start, start + prefix.length, prefix, 0, prefix.length);
  }

  /** The SHA-256 of all bytes before this line, in hexadecimal. */
  String digestBefore() {
    return hex(start);
  }

  /** The SHA-256 of all bytes up to and with this line and its line feed, in hexadecimal. */
  String digestWith() {
    return hex(end + 1);
  }

  private String hex(int upTo) {
    digest.update(buffer, digested, upTo - digested);
    digested = upTo;
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 of this Java cannot be cloned", e);
    }
  }

  /** Gets more bytes, moving or growing the buffer as needed; false at the end of the file. */
  private boolean fill() throws IOException {
    if (start > 0) {
      if (digested < start) {
        digest.update(buffer, digested, start - digested);
      }
      System.arraycopy(buffer, start, buffer, 0, filled - start);
      bufferOffset += start;
      filled -= start;
      digested = 0;
      start = 0;
    }
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = read();
    if (read < 0) {
      return false;
    }
    filled += read;
    long unpacked = bufferOffset + filled;
    long limit = Math.max(EstateFormat.FREE_EXPANSION, packed.count() * EstateFormat.MAX_EXPANSION);
    if (compressed && unpacked > limit) {
      throw faults.at(
          line,
          FaultCode.FILE_TOO_LARGE,
          "size",
          Long.toString(unpacked),
          "limit",
          Long.toString(limit));
    }
    return true;
  }

  private int read() throws IOException {
    try {
      return in.read(buffer, filled, buffer.length - filled);
    } catch (EOFException e) {
      throw faults.at(line, FaultCode.ESTATE_TRUNCATED);
    } catch (ZipException e) {
      throw faults.at(line, FaultCode.ESTATE_GZIP_BROKEN);
    }
  }

  /** Throws a fault if the line is not UTF-8. */
  void checkUtf8() {
    if (ascii) {
      return;
    }
    ByteBuffer bytes = ByteBuffer.wrap(buffer, start, end - start);
    decoder.reset();
    CoderResult result;
    do {
      decoded.clear();
      result = decoder.decode(bytes, decoded, true);
    } while (result.isOverflow());
    if (result.isError()) {
      throw notUtf8(bytes.position());
    }
  }

  private FaultException notUtf8(int position) {
    return faults.at(
        line, FaultCode.FILE_NOT_UTF8, "offset", Long.toString(bufferOffset + position));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
