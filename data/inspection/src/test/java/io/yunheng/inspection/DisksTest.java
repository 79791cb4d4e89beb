/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.content.Certainty;
import io.yunheng.content.Format;
import io.yunheng.content.Substance;
import io.yunheng.inspection.context.ContentCount;
import io.yunheng.inspection.context.DeepCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disk images: partition tables, file systems, and images that need a program not there. */
class DisksTest {
  private static final int SECTOR = 512;
  private static final int SECTORS = 4096;

  @TempDir private Path folder;

  private DeepResult raw(byte[] bytes) throws InterruptedException {
    Format format =
        new Format.Known(
            "application/x-raw-disk-image",
            List.of(),
            Certainty.LOW,
            Substance.BINARY,
            Format.Naming.UNTOLD,
            Optional.of("raw-mbr"));
    return Fixtures.CHECKS.check(Fixtures.laid(folder, "raw.img", bytes), format, Optional.empty());
  }

  private static ByteBuffer disk() {
    return ByteBuffer.allocate(SECTORS * SECTOR).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] bytes(ByteBuffer disk) {
    byte[] bytes = new byte[disk.capacity()];
    disk.get(0, bytes);
    return bytes;
  }

  private static void partition(ByteBuffer disk, int number, int type, int first, int count) {
    int at = 446 + 16 * number;
    disk.put(at + 4, (byte) type).putInt(at + 8, first).putInt(at + 12, count);
    disk.putShort(510, (short) 0xaa55);
  }

  /** The superblock of an ext file system of so many KiB. */
  private static void ext(ByteBuffer disk, int sector, int blocks) {
    int at = sector * SECTOR + 1024;
    disk.putInt(at + 4, blocks).putShort(at + 0x38, (short) 0xef53);
  }

  @Test
  void oldPartitionTablesAreRead() throws InterruptedException {
    ByteBuffer disk = disk();
    partition(disk, 0, 0x83, 64, 1000);
    partition(disk, 1, 0x83, 1064, 1000);
    ext(disk, 64, 500);
    DeepResult whole = raw(bytes(disk));
    assertThat(whole).as(whole.findings().toString()).isInstanceOf(DeepResult.Opened.class);
    assertThat(whole.counts())
        .containsEntry(ContentCount.PARTITIONS, 2L)
        .containsEntry(ContentCount.FILE_SYSTEMS, 1L);
    assertThat(Fixtures.codes(whole)).containsExactly(DeepCode.FILE_SYSTEM_UNKNOWN);
    assertThat(Fixtures.codes(raw(Arrays.copyOf(bytes(disk), 1500 * SECTOR))))
        .contains(DeepCode.PARTITION_OUTSIDE);
    assertThat(Fixtures.codes(raw(Arrays.copyOf(bytes(disk), SECTORS * SECTOR - 3))))
        .contains(DeepCode.SECTORS);
    ext(disk, 64, 5000);
    assertThat(Fixtures.codes(raw(bytes(disk)))).contains(DeepCode.FILE_SYSTEM_CUT);
    partition(disk, 1, 0x83, 1000, 1000);
    assertThat(Fixtures.codes(raw(bytes(disk)))).contains(DeepCode.PARTITIONS_OVERLAP);
  }

  @Test
  void logicalPartitionsThatGoInCirclesEnd() throws InterruptedException {
    ByteBuffer disk = disk();
    partition(disk, 0, 0x05, 100, 2000);
    int table = 100 * SECTOR;
    disk.put(table + 450, (byte) 0x83).putInt(table + 454, 10).putInt(table + 458, 50);
    disk.put(table + 466, (byte) 0x05).putInt(table + 470, 0).putInt(table + 474, 60);
    disk.putShort(table + 510, (short) 0xaa55);
    DeepResult result = raw(bytes(disk));
    assertThat(result).isInstanceOf(DeepResult.Damaged.class);
    assertThat(Fixtures.codes(result)).contains(DeepCode.PARTITION_TABLE);
  }

  private static int crc(ByteBuffer disk, int at, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes(disk), at, length);
    return (int) crc.getValue();
  }

  private static void table(ByteBuffer disk, int header, int entries) {
    int array = entries * SECTOR;
    disk.putLong(array, 0x1122334455667788L).putLong(array + 32, 64).putLong(array + 40, 1063);
    int at = header * SECTOR;
    disk.position(at).put("EFI PART".getBytes(StandardCharsets.US_ASCII));
    disk.putInt(at + 8, 0x10000).putInt(at + 12, 92).putLong(at + 24, header);
    disk.putLong(at + 72, entries).putInt(at + 80, 128).putInt(at + 84, 128);
    disk.putInt(at + 88, crc(disk, array, 128 * 128));
    disk.putInt(at + 16, 0).putInt(at + 16, crc(disk, at, 92));
  }

  @Test
  void newPartitionTablesAreReadTwice() throws InterruptedException {
    ByteBuffer disk = disk();
    partition(disk, 0, 0xee, 1, SECTORS - 1);
    table(disk, 1, 2);
    table(disk, SECTORS - 1, SECTORS - 33);
    ext(disk, 64, 500);
    DeepResult whole = raw(bytes(disk));
    assertThat(whole).as(whole.findings().toString()).isInstanceOf(DeepResult.Opened.class);
    assertThat(Fixtures.codes(whole)).isEmpty();
    assertThat(whole.counts())
        .containsEntry(ContentCount.PARTITIONS, 1L)
        .containsEntry(ContentCount.FILE_SYSTEMS, 1L);
    for (int at : new int[] {512, 512 + 40, 512 + 88, 1024 + 33, SECTORS * SECTOR - 500}) {
      byte[] broken = bytes(disk);
      broken[at] ^= 1;
      DeepResult result = raw(broken);
      assertThat(Fixtures.codes(result)).as("byte " + at).containsExactly(DeepCode.PARTITION_TABLE);
      assertThat(result.counts()).containsEntry(ContentCount.PARTITIONS, 1L);
    }
    assertThat(raw(Arrays.copyOf(bytes(disk), 2000 * SECTOR)))
        .isInstanceOf(DeepResult.Damaged.class);
  }

  @Test
  void fileSystemsWithoutPartitionsAreRead() throws InterruptedException {
    Path image = Fixtures.unpacked("disk/ext4.img.gz", folder);
    byte[] bytes = Fixtures.read(image);
    DeepResult whole = raw(bytes);
    assertThat(whole).as(whole.findings().toString()).isInstanceOf(DeepResult.Opened.class);
    assertThat(Fixtures.codes(raw(Arrays.copyOf(bytes, bytes.length / 2))))
        .contains(DeepCode.FILE_SYSTEM_CUT);
    DeepResult nothing = raw(new byte[SECTORS * SECTOR]);
    assertThat(nothing).isInstanceOf(DeepResult.NotChecked.class);
    assertThat(Fixtures.codes(nothing)).containsExactly(DeepCode.NO_STRUCTURE);
  }

  @Test
  void sparseImagesAreNotPassedWithoutTheProgram() throws InterruptedException {
    for (String name : new String[] {"plain.vmdk", "stream.vmdk", "plain.qcow2"}) {
      Path image = Fixtures.unpacked("disk/" + name + ".gz", folder);
      DeepResult result = Fixtures.check(image);
      assertThat(result).as(name).isInstanceOf(DeepResult.NotChecked.class);
      assertThat(Fixtures.codes(result)).containsExactly(DeepCode.TOOL_MISSING);
      byte[] bytes = Fixtures.read(image);
      Format format = Fixtures.format(image);
      for (int length = 0; length < 512; length += 37) {
        Path cut = Fixtures.laid(folder, "cut", Arrays.copyOf(bytes, length));
        assertThat(Fixtures.CHECKS.check(cut, format, Optional.empty()))
            .as(name + " cut to " + length)
            .isInstanceOf(DeepResult.Damaged.class);
      }
    }
  }
}
