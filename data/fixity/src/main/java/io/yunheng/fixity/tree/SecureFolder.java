/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.tree;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A folder that stays the same although its path may lead elsewhere by now. */
final class SecureFolder implements PortableFolder {
  private static final Set<OpenOption> READING =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private final Path path;
  private final SecureDirectoryStream<Path> stream;

  SecureFolder(Path path, SecureDirectoryStream<Path> stream) {
    this.path = path;
    this.stream = stream;
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public PortableFolder child(Path name) throws IOException {
    return new SecureFolder(
        path.resolve(name), stream.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
  }

  @Override
  public BasicFileAttributes attributes() throws IOException {
    Optional<PosixFileAttributeView> posix =
        Optional.ofNullable(stream.getFileAttributeView(PosixFileAttributeView.class));
    return posix.isPresent()
        ? posix.get().readAttributes()
        : stream.getFileAttributeView(BasicFileAttributeView.class).readAttributes();
  }

  @Override
  public BasicFileAttributes attributes(Path name) throws IOException {
    Optional<PosixFileAttributeView> posix =
        Optional.ofNullable(
            stream.getFileAttributeView(
                name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS));
    return posix.isPresent()
        ? posix.get().readAttributes()
        : stream
            .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
            .readAttributes();
  }

  @Override
  public FileChannel open(Path name) throws IOException {
    return (FileChannel) stream.newByteChannel(name, READING);
  }

  /**
   * The platform reads links by their paths alone, so this asks whether the path leads to the same
   * link before and after.
   */
  @Override
  public Path link(Path name) throws IOException {
    same(name);
    Path target = Files.readSymbolicLink(path.resolve(name));
    same(name);
    return target;
  }

  private void same(Path name) throws IOException {
    BasicFileAttributes there =
        Files.readAttributes(
            path.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!Objects.equals(there.fileKey(), attributes(name).fileKey())) {
      throw new IOException(PlainFolder.REPLACED);
    }
  }

  @Override
  public void list(Consumer<Path> names) throws IOException {
    try {
      for (Path entry : stream) {
        names.accept(Objects.requireNonNull(entry.getFileName()));
      }
    } catch (DirectoryIteratorException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
