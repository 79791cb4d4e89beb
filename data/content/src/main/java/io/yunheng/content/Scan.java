/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import io.yunheng.content.Proposal.Doubt;
import io.yunheng.content.Proposal.Reason;
import io.yunheng.content.Proposal.Stand;
import io.yunheng.content.Proposal.Where;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One file's bytes on their way past the rules, in pieces of any size: how they are cut makes no
 * difference. Keeps at most {@value #ROOM} bytes. UTF-16 with a byte-order mark is read as text.
 * Not thread-safe; of use once.
 */
public final class Scan {
  private static final int ROOM = 1 << 16;

  /** What is kept at first. */
  private static final int SMALL = 1 << 9;

  /** Bytes before a place that what is decided there may depend on. */
  private static final int BEHIND = 256;

  /** Bytes from a place on that what is decided there may depend on. */
  private static final int AHEAD = 256;

  /** Bytes that are classed together, one for each bit of a word. */
  private static final int BLOCK = Long.SIZE;

  /** Classes of bytes: the lowest bit is set of digits, the next of whatever else is looked at. */
  private static final byte DIGIT = 1;

  private static final byte AT = 2;
  private static final byte LEAD = 4 | 2;
  private static final byte CONTROL = 8 | 2;

  private final Sensitivity sensitivity;
  private final Needles needles;
  private final long limit;
  private final long[] inName;
  private final long[] counts;
  private final byte[] classes = new byte[256];
  private byte[] buffer = new byte[SMALL];
  private int filled;
  private int cursor;

  /** The end of the needle found last, within which no other begins. */
  private int free;

  private long taken;
  private long offered;
  private boolean controls;
  private Encoding encoding = Encoding.UNSEEN;
  private int half = -1;

  private enum Encoding {
    UNSEEN,
    BYTES,
    UTF16_LITTLE,
    UTF16_BIG
  }

  Scan(Sensitivity sensitivity, String path, long limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("limit");
    }
    this.sensitivity = sensitivity;
    this.needles = sensitivity.needles();
    this.limit = limit;
    this.counts = new long[sensitivity.rules().size()];
    classify();
    name(path);
    this.inName = counts.clone();
    Arrays.fill(counts, 0);
    this.filled = 0;
    this.cursor = 0;
    this.free = 0;
    this.controls = false;
    classify();
  }

  private void classify() {
    for (int c = 0; c < classes.length; c++) {
      classes[c] = classOf(c, needles);
    }
  }

  private static byte classOf(int c, Needles needles) {
    if (c >= '0' && c <= '9') {
      return DIGIT;
    }
    if (c == '@') {
      return AT;
    }
    if (control(c)) {
      return CONTROL;
    }
    return needles.leads(c) ? LEAD : 0;
  }

  private static boolean control(int c) {
    return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b;
  }

  private void name(String path) {
    long[] words = new long[counts.length];
    Needles.inName(sensitivity.rules(), path, words);
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    for (int from = 0; from < bytes.length; from += ROOM) {
      filled = Math.min(ROOM, bytes.length - from);
      hold(filled);
      cursor = 0;
      free = 0;
      System.arraycopy(bytes, from, buffer, 0, filled);
      go(filled);
    }
    for (int i = 0; i < words.length; i++) {
      if (sensitivity.rules().get(i) instanceof SensitivityRule.Words) {
        counts[i] = words[i];
      }
    }
  }

  /** Takes the next bytes of the file; beyond the limit they are not looked at. */
  public void feed(MemorySegment piece) {
    offered += piece.byteSize();
    long length = Math.min(piece.byteSize(), limit - taken);
    taken += length;
    long at = 0;
    while (at < length && encoding == Encoding.UNSEEN) {
      begin(piece.get(ValueLayout.JAVA_BYTE, at++));
    }
    if (encoding == Encoding.BYTES) {
      copy(piece, at, length);
    } else {
      for (; at < length; at++) {
        wide(piece.get(ValueLayout.JAVA_BYTE, at) & 0xff);
      }
    }
  }

  /** Takes the next bytes of the file. */
  public void feed(byte[] bytes, int from, int length) {
    feed(MemorySegment.ofArray(bytes).asSlice(from, length));
  }

  /** Whether the limit is reached, so that there is no use in feeding more. */
  public boolean full() {
    return taken >= limit;
  }

  private void begin(byte value) {
    buffer[filled++] = value;
    if (filled < 2) {
      return;
    }
    int mark = (buffer[0] & 0xff) << 8 | (buffer[1] & 0xff);
    encoding =
        switch (mark) {
          case 0xfffe -> Encoding.UTF16_LITTLE;
          case 0xfeff -> Encoding.UTF16_BIG;
          default -> Encoding.BYTES;
        };
    if (encoding != Encoding.BYTES) {
      filled = 0;
    }
  }

  private void copy(MemorySegment piece, long from, long length) {
    long at = from;
    while (at < length) {
      int part = (int) Math.min(ROOM - filled, length - at);
      hold(filled + part);
      MemorySegment.copy(piece, ValueLayout.JAVA_BYTE, at, buffer, filled, part);
      filled += part;
      at += part;
      if (filled == ROOM) {
        advance();
      }
    }
  }

  private void hold(int bytes) {
    if (bytes > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.min(ROOM, Math.max(bytes, 2 * buffer.length)));
    }
  }

  /** A byte of UTF-16, kept as UTF-8 once its unit is whole. */
  private void wide(int value) {
    if (half < 0) {
      half = value;
      return;
    }
    int c = encoding == Encoding.UTF16_BIG ? half << 8 | value : value << 8 | half;
    half = -1;
    if (filled > ROOM - 3) {
      advance();
    }
    hold(filled + 3);
    if (c < 0x80) {
      buffer[filled++] = (byte) c;
    } else if (c < 0x800) {
      buffer[filled++] = (byte) (0xc0 | c >> 6);
      buffer[filled++] = (byte) (0x80 | (c & 0x3f));
    } else {
      buffer[filled++] = (byte) (0xe0 | c >> 12);
      buffer[filled++] = (byte) (0x80 | (c >> 6 & 0x3f));
      buffer[filled++] = (byte) (0x80 | (c & 0x3f));
    }
  }

  /** Decides all places that have enough bytes after them and makes room. */
  private void advance() {
    go(filled - AHEAD);
    int keep = Math.max(0, cursor - BEHIND);
    System.arraycopy(buffer, keep, buffer, 0, filled - keep);
    filled -= keep;
    cursor -= keep;
    free = Math.max(0, free - keep);
  }

  private void go(int stop) {
    int at = cursor;
    while (at < stop) {
      at = block(at, Math.min(at + BLOCK, stop));
    }
    cursor = at;
  }

  /**
   * Looks at a block in two steps, so that most bytes are passed without a branch.
   *
   * @return where to go on, the end of the block or of a hit that goes beyond it
   */
  private int block(int at, int end) {
    byte[] bytes = buffer;
    byte[] kinds = classes;
    long digits = 0;
    long others = 0;
    for (int i = at; i < end; i++) {
      long kind = kinds[bytes[i] & 0xff];
      digits |= (kind & 1) << i;
      others |= (kind >>> 1 & 1) << i;
    }
    digits = Long.rotateRight(digits, at);
    others = Long.rotateRight(others, at);
    long before = at > 0 && Ascii.digit(bytes[at - 1]) ? 1 : 0;
    long starts = digits & ~(digits << 1 | before) & longer(digits, end - at);
    long places = starts | others;
    int next = at;
    while (places != 0) {
      int place = at + Long.numberOfTrailingZeros(places);
      places &= places - 1;
      if (place >= next) {
        next = place(place, kinds[bytes[place] & 0xff]);
      }
    }
    return Math.max(next, end);
  }

  /** Of which digits the next two may be digits too. */
  private static long longer(long digits, int length) {
    long beyond = length < BLOCK ? -1L << length : 0;
    long known = digits | beyond;
    return (known >>> 1 | 1L << 63) & (known >>> 2 | 3L << 62);
  }

  private int place(int at, byte kind) {
    switch (kind) {
      case DIGIT -> {
        return sensitivity.numbers().at(buffer, at, ahead(at), counts);
      }
      case LEAD -> {
        return at + 1 < buffer.length && needles.nothing(buffer, at) ? at + 1 : lead(at);
      }
      case AT -> sensitivity.addresses().at(buffer, at, ahead(at), counts);
      case CONTROL -> {
        control();
        return needles.leads(buffer[at] & 0xff) ? lead(at) : at + 1;
      }
      default -> {}
    }
    return at + 1;
  }

  private int lead(int at) {
    int next = needles.at(buffer, at, free, ahead(at), counts);
    if (next > at + 1) {
      free = next;
    }
    return next;
  }

  private int ahead(int at) {
    return Math.min(filled, at + AHEAD);
  }

  /** One is enough to know that there is more than text. */
  private void control() {
    controls = true;
    for (int c = 0; c < classes.length; c++) {
      if (classes[c] == CONTROL) {
        classes[c] = needles.leads(c) ? LEAD : 0;
      }
    }
  }

  /**
   * What is proposed, now that all bytes have been fed.
   *
   * @param format that of the file
   * @param size of the whole file in bytes
   */
  public Proposal end(Format format, long size) {
    if (size < offered) {
      throw new IllegalArgumentException("size " + size + " but fed " + offered);
    }
    go(filled);
    List<Reason> reasons = new ArrayList<>();
    boolean enough = reasons(inName, Where.NAME, reasons);
    enough |= reasons(counts, Where.CONTENT, reasons);
    if (enough) {
      return new Proposal(Stand.SENSITIVE, reasons, List.of(), taken, size);
    }
    Set<Doubt> doubts = doubts(format, size);
    if (!reasons.isEmpty()) {
      doubts.add(Doubt.FEW_HITS);
    }
    Stand stand = doubts.isEmpty() ? Stand.PUBLIC : Stand.UNDECIDED;
    return new Proposal(stand, reasons, List.copyOf(doubts), taken, size);
  }

  private boolean reasons(long[] found, Where where, List<Reason> reasons) {
    boolean enough = false;
    for (int i = 0; i < found.length; i++) {
      SensitivityRule rule = sensitivity.rules().get(i);
      if (found[i] > 0) {
        reasons.add(new Reason(rule.id(), where, found[i]));
        enough |= found[i] >= rule.least();
      }
    }
    return enough;
  }

  private Set<Doubt> doubts(Format format, long size) {
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    if (taken < size) {
      doubts.add(Doubt.NOT_ALL_SCANNED);
    }
    if (size == 0) {
      return doubts;
    }
    if (format instanceof Format.Unknown) {
      doubts.add(Doubt.FORMAT_UNKNOWN);
      return doubts;
    }
    switch (format.substance()) {
      case READABLE -> {
        if (controls) {
          doubts.add(Doubt.BINARY);
        }
      }
      case COMPRESSED -> doubts.add(Doubt.COMPRESSED);
      case ENCRYPTED -> doubts.add(Doubt.ENCRYPTED);
      case BINARY -> doubts.add(Doubt.BINARY);
    }
    return doubts;
  }
}
