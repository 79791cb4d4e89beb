/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.Optional;

/**
 * A new folder for temporary files, with a name nobody can foresee, which only its owner may enter.
 * It is made in the folder that the system property {@code java.io.tmpdir} names at that moment,
 * and removed with all that is in it when it is closed.
 */
public final class TemporaryFolder implements AutoCloseable {
  private final Path path;

  private TemporaryFolder(Path path) {
    this.path = path;
  }

  /**
   * Makes one.
   *
   * @param beginning of its name
   * @throws IOException if there is no such place or it cannot be written to
   */
  public static TemporaryFolder create(String beginning) throws IOException {
    return in(place(), beginning);
  }

  /** Where they are made. */
  public static Path place() {
    return Path.of(System.getProperty("java.io.tmpdir", "."));
  }

  static TemporaryFolder in(Path place, String beginning) throws IOException {
    // On systems with owners the JDK makes it anew, with mode 0700, or fails.
    return new TemporaryFolder(Files.createTempDirectory(place.toAbsolutePath(), beginning));
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    Path parent = path.getParent();
    Path name = path.getFileName();
    if (parent == null || name == null || !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (DirectoryStream<Path> siblings = Files.newDirectoryStream(parent)) {
      if (siblings instanceof SecureDirectoryStream<Path> secure) {
        remove(secure, name);
      } else {
        remove(path);
      }
    }
  }

  /** Removes an entry by open folders, so that nobody can put a link in the way. */
  static void remove(SecureDirectoryStream<Path> folder, Path name) throws IOException {
    boolean isFolder =
        folder
            .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
            .readAttributes()
            .isDirectory();
    if (!isFolder) {
      folder.deleteFile(name);
      return;
    }
    try (SecureDirectoryStream<Path> inside =
        folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
      for (Path entry : inside) {
        remove(inside, Optional.ofNullable(entry.getFileName()).orElse(entry));
      }
    }
    folder.deleteDirectory(name);
  }

  private static void remove(Path entry) throws IOException {
    if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> inside = Files.newDirectoryStream(entry)) {
        for (Path each : inside) {
          remove(each);
        }
      }
    }
    Files.deleteIfExists(entry);
  }
}
