/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.tree;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A folder that is known by its path alone, where the file system has nothing better. Whatever is
 * done in it, it has to be where it was before and afterwards, with no link on the way.
 */
final class PlainFolder implements PortableFolder {
  static final String REPLACED = "replaced while the tree was read";

  private static final Set<OpenOption> READING =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private final Path real;

  /**
   * A folder.
   *
   * @param real its path without links
   */
  PlainFolder(Path real) {
    this.real = real;
  }

  @Override
  public Path path() {
    return real;
  }

  private void same() throws IOException {
    if (!real.toRealPath().equals(real)) {
      throw new IOException(REPLACED);
    }
  }

  @Override
  public PortableFolder child(Path name) throws IOException {
    if (!attributes(name).isDirectory()) {
      throw new NotDirectoryException(name.toString());
    }
    PlainFolder child = new PlainFolder(real.resolve(name));
    child.same();
    return child;
  }

  @Override
  public BasicFileAttributes attributes() throws IOException {
    same();
    return attributesAt(real);
  }

  @Override
  public BasicFileAttributes attributes(Path name) throws IOException {
    same();
    BasicFileAttributes attributes = attributesAt(real.resolve(name));
    same();
    return attributes;
  }

  private static BasicFileAttributes attributesAt(Path path) throws IOException {
    Optional<PosixFileAttributeView> posix =
        Optional.ofNullable(
            Files.getFileAttributeView(
                path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS));
    return posix.isPresent()
        ? posix.get().readAttributes()
        : Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
            .readAttributes();
  }

  @Override
  public FileChannel open(Path name) throws IOException {
    same();
    FileChannel file = FileChannel.open(real.resolve(name), READING);
    try {
      same();
    } catch (IOException e) {
      file.close();
      throw e;
    }
    return file;
  }

  @Override
  public Path link(Path name) throws IOException {
    same();
    Path target = Files.readSymbolicLink(real.resolve(name));
    same();
    return target;
  }

  @Override
  public void list(Consumer<Path> names) throws IOException {
    same();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(real)) {
      same();
      for (Path entry : stream) {
        names.accept(Objects.requireNonNull(entry.getFileName()));
      }
    } catch (DirectoryIteratorException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  @Override
  public void close() {}
}
