/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.opening;

import io.yunheng.inspection.context.ChannelRegion;
import io.yunheng.inspection.context.ContentCount;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.CRC32;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.apache.commons.compress.archivers.sevenz.SevenZMethodConfiguration;

/** 7z. */
final class SevenZ {
  private static final int START = 32;
  private static final int DEAREST = 24;

  private final ArchiveContents contents;
  private final InspectionContext look;

  SevenZ(ArchiveContents contents) {
    this.contents = contents;
    this.look = contents.context();
  }

  void open(SeekableByteChannel file, String place, int depth) throws IOException {
    headers(file, place);
    SevenZFile.Builder builder =
        SevenZFile.builder()
            .setSeekableByteChannel(new Unclosed(file))
            .setMaxMemoryLimitKiB(look.limits().memory() >> 10);
    contents.secret().ifPresent(secret -> builder.setPassword(utf16(secret)));
    ArchiveNames names = new ArchiveNames(look, place);
    file.position(0);
    boolean encrypted = false;
    try (SevenZFile archive = builder.get()) {
      for (SevenZArchiveEntry entry : archive.getEntries()) {
        look.entry(place);
        encrypted |= encrypted(entry);
        one(archive, entry, names, place, depth);
      }
    } catch (IOException | RuntimeException e) {
      throw translated(e, place, encrypted || contents.secret().isPresent());
    }
  }

  private static byte[] utf16(ArchiveContents.Secret secret) {
    return new String(secret.bytes(), java.nio.charset.StandardCharsets.UTF_8)
        .getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
  }

  /** What stands before everything else, and whether the headers behind are whole. */
  private void headers(SeekableByteChannel file, String place) throws IOException {
    byte[] start = ChannelRegion.bytes(file, 0, START);
    if (start.length < START) {
      throw InspectionStopException.of(DeepCode.TRUNCATED, place);
    }
    ByteBuffer fields = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
    CRC32 crc = new CRC32();
    crc.update(start, 12, 20);
    if (crc.getValue() != (fields.getInt(8) & 0xffffffffL)) {
      throw InspectionStopException.of(DeepCode.DIRECTORY_DAMAGED, place);
    }
    long offset = fields.getLong(12);
    long size = fields.getLong(20);
    if (offset < 0 || size < 0 || offset > Long.MAX_VALUE - START - size) {
      throw InspectionStopException.of(DeepCode.DIRECTORY_DAMAGED, place);
    }
    long end = START + offset + size;
    if (end > file.size()) {
      throw InspectionStopException.of(DeepCode.TRUNCATED, place);
    }
    if (size > look.limits().memory() / 4) {
      throw InspectionStopException.of(
          DeepCode.LIMIT_MEMORY, place, "limit", Integer.toString(look.limits().memory()));
    }
    if (end < file.size()) {
      look.found(DeepCode.DATA_AFTER_END, place);
    }
    byte[] header = ChannelRegion.bytes(file, START + offset, (int) size);
    crc.reset();
    crc.update(header);
    if (size > 0 && crc.getValue() != (fields.getInt(28) & 0xffffffffL)) {
      throw InspectionStopException.of(DeepCode.DIRECTORY_DAMAGED, place);
    }
    cheap(header, place);
  }

  /** A stop if deriving the key would take longer than anyone waits. */
  private static void cheap(byte[] header, String place) throws InspectionStopException {
    for (int i = 0; i + 6 < header.length; i++) {
      boolean aes =
          header[i] == 0x06
              && header[i + 1] == (byte) 0xf1
              && header[i + 2] == 0x07
              && header[i + 3] == 0x01;
      int work = header[i + 5] & 0x3f;
      if (aes && work > DEAREST && work != 0x3f) {
        throw InspectionStopException.of(DeepCode.KEY_WORK, place, "work", Integer.toString(work));
      }
    }
  }

  private static boolean encrypted(SevenZArchiveEntry entry) {
    Iterable<? extends SevenZMethodConfiguration> methods = entry.getContentMethods();
    if (methods != null) {
      for (SevenZMethodConfiguration method : methods) {
        if (method.getMethod() == SevenZMethod.AES256SHA256) {
          return true;
        }
      }
    }
    return false;
  }

  private void one(
      SevenZFile archive, SevenZArchiveEntry entry, ArchiveNames names, String place, int depth)
      throws IOException {
    String name = entry.getName() == null ? "" : entry.getName();
    names.see(name, entry.isDirectory());
    if (entry.isDirectory()) {
      look.count(ContentCount.FOLDERS, 1);
      return;
    }
    boolean link = (entry.getWindowsAttributes() >>> 16 & 0xf000) == 0xa000;
    if (link) {
      look.found(DeepCode.LINK, ArchiveNames.place(place, name));
    }
    look.count(link ? ContentCount.LINKS : ContentCount.FILES, 1);
    String where = ArchiveNames.place(place, name);
    try (InputStream in = archive.getInputStream(entry)) {
      if (encrypted(entry) && contents.secret().isEmpty()) {
        throw InspectionStopException.of(DeepCode.ENTRY_ENCRYPTED, where);
      }
      contents.entry(in, place, name, depth, () -> Math.max(1, packed(archive)));
    } catch (IOException | RuntimeException e) {
      InspectionStopException stop =
          translated(e, where, contents.secret().isPresent() || encrypted(entry));
      if (stop.everything()) {
        throw stop;
      }
      look.found(stop);
    }
  }

  private static long packed(SevenZFile archive) {
    return archive.getStatisticsForCurrentEntry().getCompressedCount();
  }

  private InspectionStopException translated(Exception e, String place, boolean locked) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof PasswordRequiredException) {
        return InspectionStopException.of(DeepCode.ENTRY_ENCRYPTED, place);
      }
      if (at instanceof MemoryLimitException || at instanceof org.tukaani.xz.MemoryLimitException) {
        return InspectionStopException.of(
            DeepCode.LIMIT_MEMORY, place, "limit", Integer.toString(look.limits().memory()));
      }
    }
    InspectionStopException stop = InspectionStopException.from(e, place);
    return switch (stop.code()) {
      case DAMAGED, TRUNCATED ->
          locked ? InspectionStopException.of(DeepCode.KEY_OR_DAMAGE, place) : stop;
      default -> stop;
    };
  }

  /** A channel that is not closed with the archive. */
  private record Unclosed(SeekableByteChannel file) implements SeekableByteChannel {
    @Override
    public int read(ByteBuffer bytes) throws IOException {
      return file.read(bytes);
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      throw new java.nio.channels.NonWritableChannelException();
    }

    @Override
    public long position() throws IOException {
      return file.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
      file.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
      throw new java.nio.channels.NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
      return file.isOpen();
    }

    @Override
    public void close() {}
  }
}
