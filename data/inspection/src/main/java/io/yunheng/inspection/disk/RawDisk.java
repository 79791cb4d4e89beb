/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.disk;

import io.yunheng.inspection.context.ChannelRegion;
import io.yunheng.inspection.context.ContentCount;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Raw images: an MBR or GPT partition table (UEFI specification chapter 5) and, in partitions or
 * over all, file systems told by their superblocks.
 */
final class RawDisk {
  private static final int SECTOR = 512;
  private static final int MOST_LOGICAL = 128;
  private static final int PROTECTIVE = 0xee;
  private static final Set<Integer> EXTENDED = Set.of(0x05, 0x0f, 0x85);

  private final SeekableByteChannel file;
  private final InspectionContext look;
  private final long sectors;

  RawDisk(SeekableByteChannel file, InspectionContext look) throws IOException {
    this.file = file;
    this.look = look;
    this.sectors = file.size() / SECTOR;
  }

  /** A stretch of the disk, in sectors. */
  private record Partition(long first, long count) {}

  void see() throws IOException {
    look.count(ContentCount.DISK_BYTES, file.size());
    if (file.size() % SECTOR != 0) {
      look.found(DeepCode.SECTORS, "", "bytes", Long.toString(file.size()));
    }
    FileSystems systems = new FileSystems(file, look);
    boolean whole = systems.at(0, file.size(), "");
    List<Partition> partitions = partitions();
    long used = 0;
    partitions.sort(Comparator.comparingLong(Partition::first));
    for (Partition partition : partitions) {
      String place = Long.toString(partition.first());
      look.count(ContentCount.PARTITIONS, 1);
      if (partition.first() < used) {
        look.found(DeepCode.PARTITIONS_OVERLAP, place);
      }
      used = Math.max(used, partition.first() + partition.count());
      if (partition.first() + partition.count() > sectors) {
        look.found(DeepCode.PARTITION_OUTSIDE, place);
      } else if (!systems.at(partition.first() * SECTOR, partition.count() * SECTOR, place)) {
        look.found(DeepCode.FILE_SYSTEM_UNKNOWN, place);
      }
    }
    if (!whole && partitions.isEmpty()) {
      look.found(DeepCode.NO_STRUCTURE, "");
    }
  }

  private ByteBuffer sector(long number, int bytes) throws IOException {
    return ByteBuffer.wrap(bytes(number, bytes)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private byte[] bytes(long sector, int bytes) throws IOException {
    return ChannelRegion.bytes(file, sector * SECTOR, bytes);
  }

  private List<Partition> partitions() throws IOException {
    List<Partition> partitions = new ArrayList<>();
    ByteBuffer first = sector(0, SECTOR);
    if (first.remaining() < SECTOR || first.getShort(510) != (short) 0xaa55) {
      ByteBuffer second = sector(1, SECTOR);
      if (second.remaining() == SECTOR && second.getLong(0) == 0x5452415020494645L) {
        look.found(DeepCode.PARTITION_TABLE, "MBR");
        gpt(partitions);
      }
      return partitions;
    }
    for (int i = 0; i < 4; i++) {
      int at = 446 + 16 * i;
      int type = first.get(at + 4) & 0xff;
      if (type == PROTECTIVE) {
        partitions.clear();
        gpt(partitions);
        return partitions;
      }
      boolean form = (first.get(at) & 0x7f) == 0;
      if (type != 0 && form) {
        long begin = first.getInt(at + 8) & 0xffffffffL;
        long count = first.getInt(at + 12) & 0xffffffffL;
        if (EXTENDED.contains(type)) {
          logical(begin, partitions);
        } else if (count > 0) {
          partitions.add(new Partition(begin, count));
        }
      }
    }
    return partitions;
  }

  private void logical(long extended, List<Partition> partitions) throws IOException {
    Set<Long> seen = new HashSet<>();
    long at = extended;
    while (seen.add(at) && seen.size() <= MOST_LOGICAL) {
      ByteBuffer table = sector(at, SECTOR);
      if (table.remaining() < SECTOR || table.getShort(510) != (short) 0xaa55) {
        look.found(DeepCode.PARTITION_TABLE, Long.toString(at));
        return;
      }
      long count = table.getInt(446 + 12) & 0xffffffffL;
      if (table.get(446 + 4) != 0 && count > 0) {
        partitions.add(new Partition(at + (table.getInt(446 + 8) & 0xffffffffL), count));
      }
      if (table.get(462 + 4) == 0) {
        return;
      }
      at = extended + (table.getInt(462 + 8) & 0xffffffffL);
    }
    look.found(DeepCode.PARTITION_TABLE, Long.toString(extended));
  }

  private void gpt(List<Partition> partitions) throws IOException {
    boolean primary = gpt(1, partitions);
    List<Partition> again = new ArrayList<>();
    boolean backup = gpt(sectors - 1, again);
    if (!primary) {
      look.found(DeepCode.PARTITION_TABLE, "GPT 1");
      partitions.clear();
      partitions.addAll(again);
    }
    if (!backup) {
      look.found(DeepCode.PARTITION_TABLE, "GPT 2");
    } else if (primary && !again.equals(partitions)) {
      look.found(DeepCode.PARTITION_TABLE, "GPT 1 <> 2");
    }
  }

  /** One of the two tables; whether it is sound. */
  private boolean gpt(long at, List<Partition> partitions) throws IOException {
    byte[] bytes = bytes(at, SECTOR);
    ByteBuffer header = ByteBuffer.wrap(bytes.clone()).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < SECTOR
        || !new String(bytes, 0, 8, StandardCharsets.US_ASCII).equals("EFI PART")) {
      return false;
    }
    int size = header.getInt(12);
    int stated = header.getInt(16);
    if (size < 92 || size > SECTOR || header.getLong(24) != at) {
      return false;
    }
    ByteBuffer.wrap(bytes).putInt(16, 0);
    int count = header.getInt(80);
    int each = header.getInt(84);
    if (crc(bytes, size) != stated || count < 0 || count > 4096 || each < 128 || each > 4096) {
      return false;
    }
    long table = header.getLong(72);
    if (table < 0 || table > sectors) {
      return false;
    }
    byte[] array = bytes(table, count * each);
    if (array.length < count * each || crc(array, array.length) != header.getInt(88)) {
      return false;
    }
    ByteBuffer entries = ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      long first = entries.getLong(i * each + 32);
      long last = entries.getLong(i * each + 40);
      boolean used = entries.getLong(i * each) != 0 || entries.getLong(i * each + 8) != 0;
      if (used) {
        if (first < 0 || last < first) {
          throw InspectionStopException.of(DeepCode.PARTITION_TABLE, "GPT");
        }
        partitions.add(new Partition(first, last - first + 1));
      }
    }
    return true;
  }

  private static int crc(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
