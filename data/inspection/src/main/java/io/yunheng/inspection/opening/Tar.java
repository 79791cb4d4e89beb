/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.opening;

import io.yunheng.inspection.context.ContentCount;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** tar: ustar, pax and GNU. */
final class Tar {
  private static final int MOST_EXTENDED = 1 << 20;

  private final ArchiveContents contents;
  private final InspectionContext look;

  Tar(ArchiveContents contents) {
    this.contents = contents;
    this.look = contents.context();
  }

  /** What stood before an entry and holds for it. */
  private static final class Ahead {
    private final Map<String, String> pax = new HashMap<>();
    private Optional<String> name = Optional.empty();
    private Optional<String> link = Optional.empty();
  }

  void open(InputStream in, String place, int depth) throws IOException {
    ArchiveNames names = new ArchiveNames(look, place);
    Map<String, String> global = new HashMap<>();
    Ahead ahead = new Ahead();
    while (true) {
      byte[] block = in.readNBytes(TarHeader.BLOCK);
      if (block.length < TarHeader.BLOCK) {
        throw InspectionStopException.of(DeepCode.TRUNCATED, place);
      }
      if (TarHeader.empty(block)) {
        rest(in, place);
        return;
      }
      if (!TarHeader.sound(block)) {
        throw InspectionStopException.of(DeepCode.DAMAGED, place);
      }
      look.entry(place);
      long size = TarHeader.number(block, 124, 12);
      if (size < 0) {
        throw InspectionStopException.of(DeepCode.DAMAGED, place);
      }
      switch ((char) block[156]) {
        case 'L' -> ahead.name = Optional.of(names.text(TarHeader.text(extended(in, size, place))));
        case 'K' -> ahead.link = Optional.of(names.text(TarHeader.text(extended(in, size, place))));
        case 'x' -> pax(extended(in, size, place), ahead.pax, place);
        case 'g' -> pax(extended(in, size, place), global, place);
        default -> {
          Map<String, String> all = new HashMap<>(global);
          all.putAll(ahead.pax);
          entry(in, block, size, all, ahead, names, place, depth);
          ahead = new Ahead();
        }
      }
    }
  }

  private void entry(
      InputStream in,
      byte[] block,
      long size,
      Map<String, String> pax,
      Ahead ahead,
      ArchiveNames names,
      String place,
      int depth)
      throws IOException {
    String name =
        Optional.ofNullable(pax.getOrDefault("GNU.sparse.name", pax.get("path")))
            .or(() -> ahead.name)
            .orElseGet(() -> names.text(name(block)));
    String target =
        Optional.ofNullable(pax.get("linkpath"))
            .or(() -> ahead.link)
            .orElseGet(() -> names.text(TarHeader.text(block, 157, 100)));
    String stated = pax.getOrDefault("size", Long.toString(size));
    if (!stated.matches("[0-9]{1,18}")) {
      throw InspectionStopException.of(DeepCode.DAMAGED, place);
    }
    long length = Long.parseLong(stated);
    char type = (char) block[156];
    boolean folder = type == '5' || ((type == 0 || type == '0') && name.endsWith("/"));
    names.see(name, folder);
    String where = ArchiveNames.place(place, name);
    switch (type) {
      case '1', '2' -> {
        look.count(ContentCount.LINKS, 1);
        names.link(name, target, type == '1');
        skip(in, type == '2' ? 0 : length, where);
      }
      case '3', '4', '6' -> {
        look.found(DeepCode.SPECIAL_ENTRY, where);
        skip(in, 0, where);
      }
      case 'M' -> throw InspectionStopException.of(DeepCode.VOLUMES, where);
      case 'V' -> skip(in, length, where);
      default -> {
        if (folder) {
          look.count(ContentCount.FOLDERS, 1);
          skip(in, length, where);
        } else {
          if (type == 'S') {
            sparse(in, block, where);
          }
          look.count(ContentCount.FILES, 1);
          StreamPart part = new StreamPart(in, length, where);
          contents.entry(part, place, name, depth, part::taken);
          padding(in, length, where);
        }
      }
    }
  }

  private static byte[] name(byte[] block) {
    byte[] name = TarHeader.text(block, 0, 100);
    boolean posix = new String(block, 257, 6, StandardCharsets.ISO_8859_1).equals("ustar\0");
    byte[] prefix = posix ? TarHeader.text(block, 345, 155) : new byte[0];
    if (prefix.length == 0) {
      return name;
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(prefix);
    whole.write('/');
    whole.writeBytes(name);
    return whole.toByteArray();
  }

  private void sparse(InputStream in, byte[] block, String place) throws IOException {
    boolean more = block[482] != 0;
    while (more) {
      byte[] next = in.readNBytes(TarHeader.BLOCK);
      if (next.length < TarHeader.BLOCK) {
        throw InspectionStopException.of(DeepCode.TRUNCATED, place);
      }
      look.time(place);
      more = next[504] != 0;
    }
  }

  private byte[] extended(InputStream in, long size, String place) throws IOException {
    if (size > MOST_EXTENDED) {
      throw InspectionStopException.of(DeepCode.DAMAGED, place);
    }
    byte[] bytes = in.readNBytes((int) size);
    if (bytes.length < size) {
      throw InspectionStopException.of(DeepCode.TRUNCATED, place);
    }
    padding(in, size, place);
    return bytes;
  }

  private void skip(InputStream in, long size, String place) throws IOException {
    StreamPart part = new StreamPart(in, size, place);
    byte[] buffer = new byte[TarHeader.BLOCK];
    while (part.read(buffer, 0, buffer.length) >= 0) {
      look.time(place);
    }
    padding(in, size, place);
  }

  private static void padding(InputStream in, long size, String place) throws IOException {
    int padding = (int) (-size & TarHeader.BLOCK - 1);
    if (in.readNBytes(padding).length < padding) {
      throw InspectionStopException.of(DeepCode.TRUNCATED, place);
    }
  }

  /** After the first empty block there is nothing but zeros. */
  private void rest(InputStream in, String place) throws IOException {
    byte[] buffer = new byte[TarHeader.BLOCK];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      for (int i = 0; i < read; i++) {
        if (buffer[i] != 0) {
          look.found(DeepCode.DATA_AFTER_END, place);
          return;
        }
      }
      look.time(place);
    }
  }

  /** Records of the form length, blank, key, equals sign, value, line feed (POSIX.1 pax). */
  private static void pax(byte[] bytes, Map<String, String> into, String place)
      throws InspectionStopException {
    int at = 0;
    while (at < bytes.length) {
      int blank = at;
      int length = 0;
      while (blank < bytes.length && bytes[blank] >= '0' && bytes[blank] <= '9') {
        length = Math.min(length * 10 + bytes[blank] - '0', MOST_EXTENDED + 1);
        blank++;
      }
      int end = at + length;
      if (blank == at
          || length < 5
          || end > bytes.length
          || blank + 1 >= end
          || bytes[blank] != ' '
          || bytes[end - 1] != '\n') {
        throw InspectionStopException.of(DeepCode.DAMAGED, place);
      }
      String record = new String(bytes, blank + 1, end - blank - 2, StandardCharsets.UTF_8);
      int equals = record.indexOf('=');
      if (equals < 1) {
        throw InspectionStopException.of(DeepCode.DAMAGED, place);
      }
      into.put(record.substring(0, equals), record.substring(equals + 1));
      at = end;
    }
  }
}
