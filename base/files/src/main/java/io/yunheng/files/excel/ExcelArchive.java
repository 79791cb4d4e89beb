/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files.excel;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.ExcelLimits;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The parts of an xlsx file, unpacked within limits. */
public final class ExcelArchive implements AutoCloseable {
  private static final int BOMB_RATIO = 200;
  private static final long BOMB_FLOOR = 16L << 20;
  private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

  private final String file;
  private final ExcelLimits limits;
  private final ZipFile zip;
  private final Map<String, ZipEntry> parts = new HashMap<>();
  private long unpacked;

  private ExcelArchive(String file, ExcelLimits limits, ZipFile zip) {
    this.file = file;
    this.limits = limits;
    this.zip = zip;
  }

  public static ExcelArchive open(Path path, String file, ExcelLimits limits) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(path)) {
      head = in.readNBytes(4);
    } catch (NoSuchFileException e) {
      throw FaultException.of(FaultCode.FILE_MISSING, "file", file);
    }
    if (Files.size(path) > limits.packed()) {
      throw FaultException.of(
          FaultCode.EXCEL_TOO_LARGE, "file", file, "part", file, "limit", bytes(limits.packed()));
    }
    if (head.length == 4 && head[0] == (byte) 0xd0 && head[1] == (byte) 0xcf) {
      boolean encrypted = contains(Files.readAllBytes(path), ENCRYPTED);
      throw FaultException.of(
          encrypted ? FaultCode.EXCEL_ENCRYPTED : FaultCode.EXCEL_OLD_FORMAT, "file", file);
    }
    if (head.length < 4 || head[0] != 'P' || head[1] != 'K') {
      throw FaultException.of(FaultCode.EXCEL_OTHER_FORMAT, "file", file);
    }
    ZipFile zip;
    try {
      zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8);
    } catch (ZipException e) {
      throw new FaultException(
          io.yunheng.fault.Fault.of(FaultCode.EXCEL_TRUNCATED, "file", file), e);
    }
    ExcelArchive archive = new ExcelArchive(file, limits, zip);
    try {
      archive.list();
    } catch (FaultException e) {
      zip.close();
      throw e;
    }
    return archive;
  }

  private void list() {
    if (zip.size() > limits.parts()) {
      throw FaultException.of(
          FaultCode.EXCEL_TOO_LARGE,
          "file",
          file,
          "part",
          "zip",
          "limit",
          Integer.toString(limits.parts()));
    }
    for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
      ZipEntry entry = entries.nextElement();
      String name = key(entry.getName());
      if (parts.put(name, entry) != null) {
        throw unreadable(entry.getName() + " twice");
      }
      if (name.endsWith("vbaproject.bin")) {
        throw FaultException.of(FaultCode.EXCEL_MACROS, "file", file);
      }
    }
    if (!parts.containsKey("[content_types].xml")) {
      throw FaultException.of(FaultCode.EXCEL_OTHER_FORMAT, "file", file);
    }
  }

  /** The content of a part, cut off with a fault when it grows beyond the limits. */
  Optional<InputStream> part(String name) throws IOException {
    ZipEntry entry = parts.get(key(name));
    if (entry == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Bounded(zip.getInputStream(entry), name, Math.max(1, entry.getCompressedSize())));
  }

  public FaultException unreadable(String reason) {
    return FaultException.of(FaultCode.EXCEL_UNREADABLE, "file", file, "reason", reason);
  }

  private static String key(String name) {
    String plain = name.replace('\\', '/').toLowerCase(Locale.ROOT);
    return plain.startsWith("/") ? plain.substring(1) : plain;
  }

  private static boolean contains(byte[] bytes, byte[] sought) {
    for (int i = 0; i + sought.length <= bytes.length; i++) {
      int j = 0;
      while (j < sought.length && bytes[i + j] == sought[j]) {
        j++;
      }
      if (j == sought.length) {
        return true;
      }
    }
    return false;
  }

  private static String bytes(long count) {
    return count / (1 << 20) + " MiB";
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** Counts what is unpacked and stops what swells. */
  private final class Bounded extends FilterInputStream {
    private final String part;
    private final long packed;
    private long count;

    private Bounded(InputStream in, String part, long packed) {
      super(in);
      this.part = part;
      this.packed = packed;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) {
      count += read;
      unpacked += read;
      if (count > BOMB_FLOOR && count / packed > BOMB_RATIO) {
        throw FaultException.of(
            FaultCode.EXCEL_BOMB, "file", file, "part", part, "limit", BOMB_RATIO + " : 1");
      }
      if (count > limits.part() || unpacked > limits.total()) {
        throw FaultException.of(
            FaultCode.EXCEL_TOO_LARGE, "file", file, "part", part, "limit", bytes(limits.part()));
      }
    }
  }
}
