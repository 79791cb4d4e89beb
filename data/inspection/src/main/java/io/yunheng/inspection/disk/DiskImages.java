/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.disk;

import io.yunheng.inspection.QemuImg;
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
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at disk images: raw, qcow2, VMDK. */
public final class DiskImages {
  private static final int QCOW = 0x514649fb;
  private static final int LONGEST_NAME = 1023;
  private static final long VMDK = 0x564d444bL;
  private static final int MOST_DESCRIPTOR = 1 << 20;
  private static final Pattern EXTENT =
      Pattern.compile(
          "(?m)^\\s*(RW|RDONLY|NOACCESS)\\s+(\\d{1,18})\\s+(\\S+)(?:\\s+\"([^\"]*)\")?");
  private static final Pattern PARENT =
      Pattern.compile("(?m)^\\s*parentCID\\s*=\\s*([0-9a-fA-F]+)");

  private final InspectionContext look;
  private final QemuImg tool;

  /** With the program that checks images more deeply, or what stands for its absence. */
  public DiskImages(InspectionContext look, QemuImg tool) {
    this.look = look;
    this.tool = tool;
  }

  /** A raw image: partition table and file systems. */
  public void raw(SeekableByteChannel file) throws IOException {
    new RawDisk(file, look).see();
  }

  /**
   * An image of qcow2 (QEMU docs/interop/qcow2) or version 1, which is told but not looked at.
   *
   * @throws InterruptedException if it is interrupted
   */
  public void qcow2(Path path, SeekableByteChannel file) throws IOException, InterruptedException {
    ByteBuffer head = ByteBuffer.wrap(ChannelRegion.bytes(file, 0, 112));
    if (head.remaining() < 72 || head.getInt(0) != QCOW) {
      throw InspectionStopException.of(
          head.remaining() < 72 ? DeepCode.TRUNCATED : DeepCode.IMAGE_HEADER, "");
    }
    int version = head.getInt(4);
    if (version != 2 && version != 3) {
      throw InspectionStopException.of(
          DeepCode.IMAGE_VERSION, "", "version", Integer.toUnsignedString(version));
    }
    long backing = head.getLong(8);
    int nameLength = head.getInt(16);
    int clusterBits = head.getInt(20);
    long size = head.getLong(24);
    long tables = head.getInt(36) & 0xffffffffL;
    long table = head.getLong(40);
    long refcounts = head.getLong(48);
    long refcountClusters = head.getInt(56) & 0xffffffffL;
    if (clusterBits < 9 || clusterBits > 21 || size < 0 || table < 0 || refcounts < 0) {
      throw InspectionStopException.of(DeepCode.IMAGE_HEADER, "");
    }
    long cluster = 1L << clusterBits;
    look.count(ContentCount.DISK_BYTES, size);
    boolean whole = true;
    if (backing != 0) {
      String name =
          new String(
              ChannelRegion.bytes(file, backing, Math.clamp(nameLength, 0, LONGEST_NAME)),
              StandardCharsets.UTF_8);
      look.found(DeepCode.BACKING_FILE, "", "name", name);
      whole = false;
    }
    if (head.getInt(32) != 0) {
      look.found(DeepCode.DOCUMENT_ENCRYPTED, "");
    }
    if (head.getInt(60) != 0) {
      look.found(DeepCode.IMAGE_SNAPSHOTS, "", "count", Integer.toUnsignedString(head.getInt(60)));
    }
    if (version == 3) {
      if (head.remaining() < 104) {
        throw InspectionStopException.of(DeepCode.TRUNCATED, "");
      }
      whole &= features(head.getLong(72));
    }
    long perTable = cluster / 8;
    long needed = size / cluster / perTable + (size % (cluster * perTable) == 0 ? 0 : 1);
    if (table % cluster != 0 || refcounts % cluster != 0 || tables < needed) {
      throw InspectionStopException.of(DeepCode.IMAGE_HEADER, "");
    }
    if (table + tables * 8 > file.size() || refcounts + refcountClusters * cluster > file.size()) {
      throw InspectionStopException.of(DeepCode.TRUNCATED, "");
    }
    clusters(file, table, tables, cluster);
    if (whole) {
      tool.check(path, "qcow2", look);
    }
  }

  /** Incompatible features; whether the image stands for itself. */
  private boolean features(long features) throws InspectionStopException {
    if ((features & 1) != 0) {
      look.found(DeepCode.IMAGE_UNCLEAN, "");
    }
    if ((features & 2) != 0) {
      look.found(DeepCode.DAMAGED, "");
    }
    if ((features & ~0x1fL) != 0) {
      throw InspectionStopException.of(
          DeepCode.IMAGE_VERSION, "", "version", "3/" + Long.toHexString(features));
    }
    if ((features & 4) != 0) {
      look.found(DeepCode.EXTERNAL_DATA, "", "name", "?");
      return false;
    }
    return true;
  }

  /** Every table that the first table points to has to lie in the file. */
  private void clusters(SeekableByteChannel file, long table, long tables, long cluster)
      throws IOException {
    byte[] eight = new byte[8];
    ChannelRegion in = new ChannelRegion(file, table, table + tables * 8);
    for (long i = 0; i < tables; i++) {
      look.time("");
      if (in.readNBytes(eight, 0, 8) < 8) {
        throw InspectionStopException.of(DeepCode.TRUNCATED, "");
      }
      long entry = ByteBuffer.wrap(eight).getLong() & 0x00fffffffffffe00L;
      if (entry % cluster != 0) {
        throw InspectionStopException.of(DeepCode.DAMAGED, "");
      }
      if (entry != 0 && entry + cluster > file.size()) {
        throw InspectionStopException.of(DeepCode.TRUNCATED, "");
      }
    }
  }

  /**
   * A VMDK file: a sparse extent with its descriptor in it, or a descriptor alone.
   *
   * @throws InterruptedException if it is interrupted
   */
  public void vmdk(Path path, SeekableByteChannel file) throws IOException, InterruptedException {
    ByteBuffer head =
        ByteBuffer.wrap(ChannelRegion.bytes(file, 0, 512)).order(ByteOrder.LITTLE_ENDIAN);
    if (head.remaining() >= 4 && (head.getInt(0) & 0xffffffffL) != VMDK) {
      byte[] text = ChannelRegion.bytes(file, 0, MOST_DESCRIPTOR);
      descriptor(new String(text, StandardCharsets.UTF_8), path, false);
      return;
    }
    if (head.remaining() < 512) {
      throw InspectionStopException.of(DeepCode.TRUNCATED, "");
    }
    int version = head.getInt(4);
    long capacity = head.getLong(12);
    long descriptor = head.getLong(28);
    long descriptorSize = head.getLong(36);
    if (version < 1 || version > 3) {
      throw InspectionStopException.of(
          DeepCode.IMAGE_VERSION, "", "version", Integer.toUnsignedString(version));
    }
    long grain = head.getLong(20);
    boolean lines =
        head.get(73) == '\n' && head.get(74) == ' ' && head.get(75) == '\r' && head.get(76) == '\n';
    if (!lines || capacity <= 0 || capacity > 1L << 52 || grain < 1 || (grain & grain - 1) != 0) {
      throw InspectionStopException.of(DeepCode.IMAGE_HEADER, "");
    }
    look.count(ContentCount.DISK_BYTES, capacity * 512);
    if (head.get(72) != 0) {
      look.found(DeepCode.IMAGE_UNCLEAN, "");
    }
    long overhead = head.getLong(64);
    if (overhead < 0 || overhead > file.size() / 512) {
      throw InspectionStopException.of(DeepCode.TRUNCATED, "");
    }
    boolean alone = true;
    if (descriptor > 0 && descriptorSize > 0) {
      long bytes = Math.min(MOST_DESCRIPTOR, Math.min(descriptorSize, 1 << 12) * 512);
      byte[] text = ChannelRegion.bytes(file, Math.min(descriptor, 1L << 40) * 512, (int) bytes);
      alone = descriptor(new String(text, StandardCharsets.UTF_8), path, true);
    }
    if (alone) {
      tool.check(path, "vmdk", look);
    }
  }

  /** Looks at what a descriptor refers to; whether that is nothing else than the file itself. */
  private boolean descriptor(String text, Path path, boolean inside)
      throws InspectionStopException {
    if (!text.startsWith("# Disk DescriptorFile")) {
      throw InspectionStopException.of(DeepCode.IMAGE_HEADER, "");
    }
    boolean alone = true;
    Matcher parent = PARENT.matcher(text);
    if (parent.find() && !parent.group(1).equalsIgnoreCase("ffffffff")) {
      look.found(DeepCode.BACKING_FILE, "", "name", "parentCID");
      alone = false;
    }
    Matcher extents = EXTENT.matcher(text);
    int count = 0;
    while (extents.find()) {
      count++;
      String name = extents.group(4) == null ? "" : extents.group(4);
      boolean itself = inside && count == 1 && extents.group(3).equals("SPARSE");
      if (!itself && !name.isEmpty()) {
        look.found(DeepCode.EXTERNAL_DATA, "", "name", name);
        alone = false;
      }
    }
    if (count == 0) {
      throw InspectionStopException.of(DeepCode.IMAGE_HEADER, "");
    }
    return alone && inside && path.isAbsolute();
  }
}
