/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.tree;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;

/** An open folder of a file system of the Java platform. Names are single elements of paths. */
sealed interface PortableFolder permits SecureFolder, PlainFolder {
  /**
   * Opens a folder by its path.
   *
   * @param secure whether the file system is asked for folders that keep their place
   */
  static PortableFolder root(Path path, boolean secure) throws IOException {
    DirectoryStream<Path> stream =
        path.getFileSystem().provider().newDirectoryStream(path, _ -> true);
    if (secure && stream instanceof SecureDirectoryStream<Path> kept) {
      return new SecureFolder(path, kept);
    }
    stream.close();
    return new PlainFolder(path.toRealPath());
  }

  /** Opens a folder in it that is no link. */
  PortableFolder child(Path name) throws IOException;

  /** What is known of it. */
  BasicFileAttributes attributes() throws IOException;

  /** What is known of an entry itself, not of what it points to. */
  BasicFileAttributes attributes(Path name) throws IOException;

  /** Opens a file in it that is no link. */
  FileChannel open(Path name) throws IOException;

  /** Where a link points to. */
  Path link(Path name) throws IOException;

  /** Lists it; can be asked once. */
  void list(Consumer<Path> names) throws IOException;

  Path path();

  void close() throws IOException;
}
