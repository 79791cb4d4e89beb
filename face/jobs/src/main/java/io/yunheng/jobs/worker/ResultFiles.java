/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.worker;

import io.yunheng.jobs.ResultFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The files of a result, with their digests. */
final class ResultFiles {
  /** More than so many files are not listed one by one: a bag has its own manifests. */
  private static final int MOST = 1_000;

  private static final int BUFFER = 1 << 16;

  private ResultFiles() {}

  /**
   * Those below a folder, in the order of their paths; of a folder of very many the first only,
   * which are those at its top.
   */
  static List<ResultFile> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> paths = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
          .limit(MOST + 1L)
          .forEach(paths::add);
    }
    if (paths.size() > MOST) {
      paths.clear();
      try (Stream<Path> top = Files.list(folder)) {
        top.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
            .limit(MOST)
            .forEach(paths::add);
      }
    }
    paths.sort(null);
    List<ResultFile> files = new ArrayList<>();
    for (Path path : paths) {
      files.add(
          new ResultFile(
              folder.relativize(path).toString().replace('\\', '/'),
              Files.size(path),
              digest(path)));
    }
    return files;
  }

  static String digest(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
