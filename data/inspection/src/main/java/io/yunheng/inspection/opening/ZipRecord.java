/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.opening;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** An entry of a zip archive's central directory (APPNOTE 4.3.12). */
final class ZipRecord {
  static final int FIXED = 46;
  static final int SIGNATURE = 0x02014b50;
  private static final long FULL = 0xffffffffL;

  final int flags;
  final int time;
  final long crc;
  final byte[] name;
  final int attributes;
  final int system;
  int method;
  long packed;
  long unpacked;
  long offset;
  int strength;
  int aesVersion;

  private ZipRecord(ByteBuffer fixed, byte[] name) {
    this.system = fixed.get(5);
    this.flags = fixed.getShort(8) & 0xffff;
    this.method = fixed.getShort(10) & 0xffff;
    this.time = fixed.getShort(12) & 0xffff;
    this.crc = fixed.getInt(16) & FULL;
    this.packed = fixed.getInt(20) & FULL;
    this.unpacked = fixed.getInt(24) & FULL;
    this.attributes = fixed.getInt(38);
    this.offset = fixed.getInt(42) & FULL;
    this.name = name;
  }

  static int nameLength(ByteBuffer fixed) {
    return fixed.getShort(28) & 0xffff;
  }

  static int extraLength(ByteBuffer fixed) {
    return fixed.getShort(30) & 0xffff;
  }

  static int commentLength(ByteBuffer fixed) {
    return fixed.getShort(32) & 0xffff;
  }

  /** The entry; none if its extra fields are not sound. */
  static Optional<ZipRecord> read(ByteBuffer fixed, byte[] name, byte[] extra) {
    ZipRecord record = new ZipRecord(fixed, name);
    ByteBuffer fields = ByteBuffer.wrap(extra).order(ByteOrder.LITTLE_ENDIAN);
    while (fields.remaining() >= 4) {
      int id = fields.getShort() & 0xffff;
      int size = fields.getShort() & 0xffff;
      if (size > fields.remaining()) {
        return Optional.empty();
      }
      ByteBuffer field = fields.slice(fields.position(), size).order(ByteOrder.LITTLE_ENDIAN);
      fields.position(fields.position() + size);
      if (id == 1 && !record.large(field)) {
        return Optional.empty();
      }
      if (id == 0x9901 && size >= 7 && record.method == 99) {
        record.aesVersion = field.getShort();
        record.strength = field.get(4);
        record.method = field.getShort(5) & 0xffff;
      }
    }
    boolean sound = record.packed >= 0 && record.unpacked >= 0 && record.offset >= 0;
    return sound ? Optional.of(record) : Optional.empty();
  }

  /** Zip64 (APPNOTE 4.5.3): only what is full above stands here. */
  private boolean large(ByteBuffer field) {
    int wanted = (unpacked == FULL ? 8 : 0) + (packed == FULL ? 8 : 0) + (offset == FULL ? 8 : 0);
    if (field.remaining() < wanted) {
      return false;
    }
    if (unpacked == FULL) {
      unpacked = field.getLong();
    }
    if (packed == FULL) {
      packed = field.getLong();
    }
    if (offset == FULL) {
      offset = field.getLong();
    }
    return true;
  }

  boolean encrypted() {
    return (flags & 1) != 0;
  }

  /** Whether the file's kind on Unix is a symbolic link. */
  boolean link() {
    return system == 3 && (attributes >>> 16 & 0xf000) == 0xa000;
  }

  /** The byte that tells a wrong passphrase in the traditional encryption (APPNOTE 6.1.6). */
  int check() {
    return (flags & 8) != 0 ? time >> 8 & 0xff : (int) (crc >>> 24);
  }
}
