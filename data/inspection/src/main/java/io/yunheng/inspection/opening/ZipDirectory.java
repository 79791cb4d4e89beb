/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.opening;

import io.yunheng.inspection.context.ChannelRegion;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/**
 * The central directory of a zip archive, read once for its soundness and again for its entries.
 */
final class ZipDirectory {
  private static final int END = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int LOCATOR = 0x07064b50;
  private static final int LARGE_END = 0x06064b50;

  private final SeekableByteChannel file;
  private final InspectionContext look;
  private final String place;
  private long entries;
  private long size;
  private long start;
  private long shift;

  /** Takes an entry of the directory. */
  interface Taker {
    void accept(ZipRecord record) throws IOException;
  }

  ZipDirectory(SeekableByteChannel file, InspectionContext look, String place) {
    this.file = file;
    this.look = look;
    this.place = place;
  }

  /** By how much everything lies later than the directory says. */
  long shift() {
    return shift;
  }

  /** Where it begins, which is where the entries end. */
  long start() {
    return start;
  }

  private ByteBuffer at(long position, int length) throws IOException {
    return ByteBuffer.wrap(ChannelRegion.bytes(file, position, length))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Finds the directory from the end of the file. */
  void find() throws IOException {
    int most = (int) Math.min(file.size(), END_SIZE + LONGEST_COMMENT);
    long from = file.size() - most;
    ByteBuffer tail = at(from, most);
    int found = -1;
    for (int i = most - END_SIZE; i >= 0 && found < 0; i--) {
      if (tail.getInt(i) == END && i + END_SIZE + (tail.getShort(i + 20) & 0xffff) <= most) {
        found = i;
      }
    }
    if (found < 0) {
      throw InspectionStopException.of(DeepCode.DIRECTORY_MISSING, place);
    }
    if (found + END_SIZE + (tail.getShort(found + 20) & 0xffff) < most) {
      look.found(DeepCode.DATA_AFTER_END, place);
    }
    long end = from + found;
    int disk = tail.getShort(found + 4) & 0xffff;
    entries = tail.getShort(found + 10) & 0xffff;
    size = tail.getInt(found + 12) & 0xffffffffL;
    long offset = tail.getInt(found + 16) & 0xffffffffL;
    boolean split = disk != 0 && disk != 0xffff;
    ByteBuffer locator = at(end - 20, 20);
    if (locator.remaining() == 20 && locator.getInt(0) == LOCATOR) {
      long large = locator.getLong(8);
      ByteBuffer record = at(large, 56);
      if (record.remaining() < 56 || record.getInt(0) != LARGE_END) {
        large = end - 20 - 56;
        record = at(large, 56);
      }
      if (record.remaining() < 56 || record.getInt(0) != LARGE_END) {
        throw InspectionStopException.of(DeepCode.DIRECTORY_DAMAGED, place);
      }
      split |= locator.getInt(16) > 1;
      entries = record.getLong(32);
      size = record.getLong(40);
      offset = record.getLong(48);
      end = large;
    }
    if (split) {
      throw InspectionStopException.of(DeepCode.VOLUMES, place);
    }
    shift = end - size - offset;
    start = end - size;
    if (entries < 0 || size < 0 || offset < 0 || start < 0 || shift < 0) {
      throw InspectionStopException.of(DeepCode.DIRECTORY_DAMAGED, place);
    }
    if (shift > 0) {
      look.found(DeepCode.DATA_BEFORE_START, place);
    }
  }

  /** Hands over every entry. */
  void each(Taker taker) throws IOException {
    InputStream in = new ChannelRegion(file, start, start + size);
    for (long i = 0; i < entries; i++) {
      look.time(place);
      byte[] head = in.readNBytes(ZipRecord.FIXED);
      ByteBuffer fixed = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
      if (head.length < ZipRecord.FIXED || fixed.getInt(0) != ZipRecord.SIGNATURE) {
        throw InspectionStopException.of(DeepCode.DIRECTORY_DAMAGED, place);
      }
      byte[] name = in.readNBytes(ZipRecord.nameLength(fixed));
      byte[] extra = in.readNBytes(ZipRecord.extraLength(fixed));
      int comment = in.readNBytes(ZipRecord.commentLength(fixed)).length;
      if (name.length < ZipRecord.nameLength(fixed)
          || extra.length < ZipRecord.extraLength(fixed)
          || comment < ZipRecord.commentLength(fixed)) {
        throw InspectionStopException.of(DeepCode.DIRECTORY_DAMAGED, place);
      }
      taker.accept(
          ZipRecord.read(fixed, name, extra)
              .orElseThrow(() -> InspectionStopException.of(DeepCode.DIRECTORY_DAMAGED, place)));
    }
    if (in.read() >= 0) {
      look.found(DeepCode.DIRECTORY_DAMAGED, place);
    }
  }

  /** A stop if entries share bytes, which no program writes and bombs live by. */
  void disjoint() throws IOException {
    long most = size / ZipRecord.FIXED;
    if (entries > most) {
      throw InspectionStopException.of(DeepCode.DIRECTORY_DAMAGED, place);
    }
    if (entries > look.limits().entries()) {
      throw InspectionStopException.all(
          DeepCode.LIMIT_ENTRIES, place, "limit", Long.toString(look.limits().entries()));
    }
    long[] starts = new long[(int) entries];
    long[] ends = new long[(int) entries];
    int[] filled = {0};
    each(
        record -> {
          starts[filled[0]] = record.offset;
          ends[filled[0]++] = record.offset + 30 + record.name.length + record.packed;
        });
    Arrays.sort(starts);
    Arrays.sort(ends);
    for (int i = 0; i < starts.length; i++) {
      long next = i + 1 < starts.length ? starts[i + 1] : start - shift;
      if (ends[i] > next || ends[i] < 0) {
        throw InspectionStopException.of(
            i + 1 < starts.length ? DeepCode.ENTRIES_OVERLAP : DeepCode.DIRECTORY_DAMAGED, place);
      }
    }
  }
}
