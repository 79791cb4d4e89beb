/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.disk;

import io.yunheng.inspection.context.ChannelRegion;
import io.yunheng.inspection.context.ContentCount;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells file systems by their superblocks, and whether all of each is there. */
final class FileSystems {
  private static final int HEAD = 1 << 17;

  private final SeekableByteChannel file;
  private final InspectionContext look;

  FileSystems(SeekableByteChannel file, InspectionContext look) {
    this.file = file;
    this.look = look;
  }

  /** A file system and how many bytes it says it has, zero if it does not say. */
  private record Told(String name, long bytes) {}

  /** Looks at a stretch of the disk; whether a file system or the like is there. */
  boolean at(long from, long length, String place) throws IOException {
    byte[] head = ChannelRegion.bytes(file, from, (int) Math.min(length, HEAD));
    Optional<Told> told = identify(head);
    if (told.isEmpty()) {
      return false;
    }
    look.count(ContentCount.FILE_SYSTEMS, 1);
    if (told.get().bytes() > length || told.get().bytes() < 0) {
      look.found(DeepCode.FILE_SYSTEM_CUT, place, "form", told.get().name());
    }
    return true;
  }

  private static boolean text(byte[] head, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return head.length >= at + bytes.length
        && java.util.Arrays.equals(head, at, at + bytes.length, bytes, 0, bytes.length);
  }

  private static Optional<Told> identify(byte[] head) {
    ByteBuffer low = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    if (head.length >= 2048 && low.getShort(0x438) == (short) 0xef53) {
      int log = low.getInt(0x418);
      long blocks = low.getInt(0x404) & 0xffffffffL;
      if ((low.getInt(0x460) & 0x80) != 0) {
        blocks |= (long) low.getInt(0x550) << 32;
      }
      return Optional.of(new Told("ext", log < 0 || log > 6 ? -1 : blocks << (10 + log)));
    }
    if (text(head, 0, "XFSB") && head.length >= 512) {
      ByteBuffer big = ByteBuffer.wrap(head);
      long size = big.getInt(4) & 0xffffffffL;
      long blocks = big.getLong(8);
      boolean sane = size >= 512 && size <= 65536 && blocks >= 0 && blocks < 1L << 46;
      return Optional.of(new Told("XFS", sane ? size * blocks : -1));
    }
    if (text(head, 3, "NTFS    ") && head.length >= 512) {
      long sector = low.getShort(11) & 0xffff;
      long count = low.getLong(40);
      boolean sane = sector >= 256 && sector <= 4096 && count >= 0 && count < 1L << 50;
      return Optional.of(new Told("NTFS", sane ? sector * count : -1));
    }
    if (text(head, 32769, "CD001") && head.length >= 32768 + 2048) {
      long blocks = low.getInt(32768 + 80) & 0xffffffffL;
      return Optional.of(new Told("ISO 9660", blocks * (low.getShort(32768 + 128) & 0xffff)));
    }
    if (head.length >= 0x10080 && text(head, 0x10040, "_BHRfS_M")) {
      return Optional.of(new Told("Btrfs", low.getLong(0x10070)));
    }
    if (text(head, 82, "FAT32   ") || text(head, 54, "FAT16   ") || text(head, 54, "FAT12   ")) {
      long sector = low.getShort(11) & 0xffff;
      long small = low.getShort(19) & 0xffff;
      return Optional.of(
          new Told("FAT", sector * (small != 0 ? small : low.getInt(32) & 0xffffffffL)));
    }
    if (text(head, 3, "EXFAT   ") && head.length >= 512) {
      int shift = head[108];
      return Optional.of(
          new Told("exFAT", shift < 9 || shift > 12 ? -1 : low.getLong(72) << shift));
    }
    if (text(head, 0, "LUKS\u00ba\u00be")) {
      return Optional.of(new Told("LUKS", 0));
    }
    if (text(head, 536, "LVM2 001") || text(head, 512 + 24, "LVM2 001")) {
      return Optional.of(new Told("LVM", 0));
    }
    if (text(head, 4086, "SWAPSPACE2")) {
      return Optional.of(new Told("swap", 0));
    }
    return Optional.empty();
  }
}
