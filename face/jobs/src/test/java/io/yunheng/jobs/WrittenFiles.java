/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What jobs wrote, so that two runs can be compared. */
final class WrittenFiles {
  private WrittenFiles() {}

  /** Without the folder and the moment, in which two runs differ. */
  static String plain(String text, Path folder) {
    return text.replace(folder.toString(), "")
        .replaceAll("20\\d\\d-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d)?Z?", "TIME");
  }

  /** Every file, and of Excel and Word every part. */
  static Map<String, String> of(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    if (!Files.exists(folder)) {
      return files;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        if (name.endsWith(".xlsx") || name.endsWith(".docx")) {
          parts(file, name, folder, files);
        } else if (!name.endsWith("tagmanifest-sha256.txt")) { // of files that carry their moment
          files.put(name, plain(Files.readString(file, StandardCharsets.UTF_8), folder));
        }
      }
    }
    return files;
  }

  private static void parts(Path file, String name, Path folder, Map<String, String> into)
      throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        into.put(
            name + "!" + entry.getName(),
            plain(new String(zip.readAllBytes(), StandardCharsets.UTF_8), folder));
      }
    }
  }
}
