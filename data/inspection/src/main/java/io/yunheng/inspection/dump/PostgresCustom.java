/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.dump;

import io.yunheng.inspection.context.ChannelRegion;
import io.yunheng.inspection.context.ContentCount;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * pg_dump's custom archive form, versions 1.12 to 1.16, as pg_backup_archiver of PostgreSQL 12 to
 * 18 writes it: all numbers are a sign and so many bytes, lowest first.
 */
final class PostgresCustom {
  private static final int OLDEST = 12;
  private static final int NEWEST = 16;
  private static final int COMPRESSION_NAMED = 15;
  private static final int TABLE_AM = 14;
  private static final int REL_KIND = 16;
  private static final int LONGEST_TEXT = 1 << 26;
  private static final int CUSTOM = 1;
  private static final int DATA = 1;
  private static final int BLOBS = 3;
  private static final int NO_DATA = 3;

  private final ChannelRegion in;
  private final InspectionContext look;
  private final Map<Integer, String> expected = new HashMap<>();
  private final Set<Integer> found = new HashSet<>();
  private int version;
  private int octets;
  private int offsetOctets;
  private Packing packing = Packing.NONE;

  private enum Packing {
    NONE,
    ZLIB,
    OTHER
  }

  PostgresCustom(SeekableByteChannel file, InspectionContext look) throws IOException {
    this.in = ChannelRegion.all(file);
    this.look = look;
  }

  void see() throws IOException {
    header();
    contents();
    for (int kind = in.read(); kind >= 0; kind = in.read()) {
      block(kind);
    }
    for (Map.Entry<Integer, String> entry : expected.entrySet()) {
      if (!found.contains(entry.getKey())) {
        look.found(DeepCode.DUMP_DATA_MISSING, entry.getValue());
      }
    }
    if (packing == Packing.OTHER) {
      look.found(DeepCode.NO_LIBRARY, "", "form", "lz4/zstd");
    }
  }

  private int octet() throws IOException {
    int next = in.read();
    if (next < 0) {
      throw InspectionStopException.of(DeepCode.TRUNCATED, "");
    }
    return next;
  }

  private long number() throws IOException {
    boolean negative = octet() != 0;
    long number = 0;
    for (int i = 0; i < octets; i++) {
      number |= (long) octet() << (8 * i);
    }
    return negative ? -number : number;
  }

  /** A text; none if it was null. */
  private Optional<String> text() throws IOException {
    long length = number();
    if (length < 0) {
      return Optional.empty();
    }
    if (length > LONGEST_TEXT) {
      throw InspectionStopException.of(DeepCode.DAMAGED, "");
    }
    byte[] bytes = in.readNBytes((int) length);
    if (bytes.length < length) {
      throw InspectionStopException.of(DeepCode.TRUNCATED, "");
    }
    look.time("");
    return Optional.of(new String(bytes, StandardCharsets.UTF_8));
  }

  private void header() throws IOException {
    byte[] magic = in.readNBytes(5);
    if (!new String(magic, StandardCharsets.ISO_8859_1).equals("PGDMP")) {
      throw InspectionStopException.of(
          magic.length < 5 ? DeepCode.TRUNCATED : DeepCode.DUMP_HEADER, "");
    }
    int major = octet();
    version = octet();
    octet();
    if (major != 1 || version < OLDEST || version > NEWEST) {
      throw InspectionStopException.of(DeepCode.DUMP_VERSION, "", "version", major + "." + version);
    }
    octets = octet();
    offsetOctets = octet();
    if (octets < 1 || octets > 8 || offsetOctets < 1 || offsetOctets > 8 || octet() != CUSTOM) {
      throw InspectionStopException.of(DeepCode.DUMP_HEADER, "");
    }
    if (version >= COMPRESSION_NAMED) {
      packing =
          switch (octet()) {
            case 0 -> Packing.NONE;
            case 1 -> Packing.ZLIB;
            case 2, 3 -> Packing.OTHER;
            default -> throw InspectionStopException.of(DeepCode.DUMP_HEADER, "");
          };
    } else {
      packing = number() == 0 ? Packing.NONE : Packing.ZLIB;
    }
    for (int i = 0; i < 7; i++) {
      number();
    }
    text();
    text();
    text();
  }

  private void contents() throws IOException {
    long entries = number();
    if (entries < 0) {
      throw InspectionStopException.of(DeepCode.DAMAGED, "");
    }
    for (long i = 0; i < entries; i++) {
      look.entry("");
      entry();
    }
    look.count(ContentCount.OBJECTS, entries);
  }

  private void entry() throws IOException {
    int id = (int) number();
    number();
    text();
    text();
    String tag = text().orElse("");
    String kind = text().orElse("");
    number();
    for (int i = 0; i < 3; i++) {
      text();
    }
    text();
    text();
    if (version >= TABLE_AM) {
      text();
    }
    if (version >= REL_KIND) {
      number();
    }
    text();
    text();
    while (text().isPresent()) {
      look.time("");
    }
    int state = octet();
    for (int i = 0; i < offsetOctets; i++) {
      octet();
    }
    if (kind.equals("TABLE")) {
      look.count(ContentCount.TABLES, 1);
    }
    if (state < 1 || state > NO_DATA) {
      throw InspectionStopException.of(DeepCode.DAMAGED, tag);
    }
    boolean data = kind.equals("TABLE DATA") || kind.equals("BLOBS");
    if (data && state != NO_DATA) {
      expected.put(id, kind + " " + tag);
    }
  }

  private void block(int kind) throws IOException {
    int id = (int) number();
    found.add(id);
    String place = expected.getOrDefault(id, Integer.toString(id));
    switch (kind) {
      case DATA -> pieces(place, true);
      case BLOBS -> {
        while (number() != 0) {
          look.count(ContentCount.LARGE_OBJECTS, 1);
          pieces(place, false);
        }
      }
      default -> throw InspectionStopException.of(DeepCode.DAMAGED, place);
    }
  }

  /** Pieces, each after its length, up to a length of zero. */
  private void pieces(String place, boolean rows) throws IOException {
    Inflater inflater = new Inflater();
    long lines = 0;
    boolean any = false;
    byte[] buffer = new byte[1 << 13];
    byte[] plain = new byte[1 << 14];
    try {
      for (long left = number(); left != 0; left = number()) {
        if (left < 0) {
          throw InspectionStopException.of(DeepCode.DAMAGED, place);
        }
        any = true;
        while (left > 0) {
          int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
          if (read < 0) {
            throw InspectionStopException.of(DeepCode.TRUNCATED, place);
          }
          left -= read;
          switch (packing) {
            case NONE -> {
              look.bytes(read, place);
              lines += feeds(buffer, read);
            }
            case ZLIB -> {
              inflater.setInput(buffer, 0, read);
              for (int done = inflater.inflate(plain); done > 0; done = inflater.inflate(plain)) {
                look.bytes(done, place);
                lines += feeds(plain, done);
              }
            }
            case OTHER -> look.time(place);
          }
        }
      }
      if (packing == Packing.ZLIB && any && !inflater.finished()) {
        throw InspectionStopException.of(DeepCode.TRUNCATED, place);
      }
    } catch (DataFormatException e) {
      throw InspectionStopException.of(DeepCode.DAMAGED, place);
    } finally {
      inflater.end();
    }
    if (rows && packing != Packing.OTHER) {
      look.count(ContentCount.ROWS, copied(lines));
    }
  }

  /** Rows of COPY data: its last three lines are the end mark and two empty ones. */
  private static long copied(long lines) {
    return Math.max(0, lines - 3);
  }

  private static long feeds(byte[] bytes, int length) {
    long feeds = 0;
    for (int i = 0; i < length; i++) {
      feeds += bytes[i] == '\n' ? 1 : 0;
    }
    return feeds;
  }
}
