/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.opening;

import io.yunheng.inspection.context.ContentCount;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** zip, zip64 too; and the office files that are zip archives. */
final class Zip {
  private static final int LONGEST_TARGET = 4096;
  private static final int MOST_PARTS = 100_000;

  private final ArchiveContents contents;
  private final InspectionContext look;

  Zip(ArchiveContents contents) {
    this.contents = contents;
    this.look = contents.context();
  }

  void open(SeekableByteChannel file, String place, int depth) throws IOException {
    try {
      ZipDirectory directory = new ZipDirectory(file, look, place);
      directory.find();
      directory.disjoint();
      ZipEntries entries = new ZipEntries(file, directory, look, contents.secret());
      ArchiveNames names = new ArchiveNames(look, place);
      Map<String, ZipRecord> parts = new HashMap<>();
      directory.each(
          record -> {
            look.entry(place);
            String name = names.text(record.name);
            if (parts.size() < MOST_PARTS) {
              parts.put(name, record);
            }
            one(entries, record, name, names, place, depth);
          });
      new Packages(look, entries, parts, place).see();
    } catch (RuntimeException e) {
      throw InspectionStopException.from(e, place);
    }
  }

  private void one(
      ZipEntries entries,
      ZipRecord record,
      String name,
      ArchiveNames names,
      String place,
      int depth)
      throws IOException {
    boolean folder = name.endsWith("/") && record.unpacked == 0;
    names.see(name, folder);
    if (folder) {
      look.count(ContentCount.FOLDERS, 1);
      return;
    }
    String where = ArchiveNames.place(place, name);
    try (InputStream in = entries.open(record, where)) {
      if (record.link()) {
        look.count(ContentCount.LINKS, 1);
        byte[] target = in.readNBytes(LONGEST_TARGET);
        names.link(name, new String(target, StandardCharsets.UTF_8), false);
      } else {
        look.count(ContentCount.FILES, 1);
        contents.entry(in, place, name, depth, () -> ZipEntries.taken(in));
      }
    } catch (InspectionStopException stop) {
      if (stop.everything()) {
        throw stop;
      }
      look.found(stop);
    } catch (RuntimeException e) {
      look.found(DeepCode.DAMAGED, where);
    }
  }
}
