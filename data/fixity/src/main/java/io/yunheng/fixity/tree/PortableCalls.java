/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yunheng.fixity.Attribute;
import io.yunheng.fixity.Stat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The same by the file systems of the Java platform. Names are bytes of UTF-8. Of what it cannot
 * see {@link io.yunheng.fixity.TreeAccess} has a list.
 */
public final class PortableCalls implements FileCalls {
  /** What the platform shows in place of bytes that are no text. */
  private static final char REPLACEMENT = '\uFFFD';

  private final OpenPaths open;
  private final boolean secure;

  private PortableCalls(OpenPaths open, boolean secure) {
    this.open = open;
    this.secure = secure;
  }

  /**
   * Makes instances of one origin.
   *
   * @param secure whether folders keep their place where the file system can; else, and elsewhere,
   *     they are known by their paths
   */
  public static Supplier<FileCalls> origin(boolean secure) {
    OpenPaths open = new OpenPaths();
    return () -> new PortableCalls(open, secure);
  }

  @Override
  public int openRoot(byte[] path) throws IOException {
    try {
      return open.add(opened(PortableFolder.root(Path.of(new String(path, UTF_8)), secure)));
    } catch (IOException e) {
      throw worded(e);
    }
  }

  private static OpenPaths.Open.OfFolder opened(PortableFolder folder) {
    return new OpenPaths.Open.OfFolder(folder, new AtomicInteger(1));
  }

  @Override
  public int openDirectory(int parent, byte[] name) throws IOException {
    PortableFolder folder = folder(parent).folder();
    try {
      return open.add(opened(folder.child(element(folder, name))));
    } catch (IOException e) {
      throw worded(e);
    }
  }

  @Override
  public int openFile(int parent, byte[] name) throws IOException {
    OpenPaths.Open.OfFolder above = folder(parent);
    Path element = element(above.folder(), name);
    try {
      Stat stat = PortableStat.of(above.folder().attributes(element));
      if (stat.type() == Stat.Type.LINK) {
        throw new IOException("Too many levels of symbolic links");
      }
      if (stat.type() != Stat.Type.FILE) {
        return open.add(new OpenPaths.Open.OfOther(stat));
      }
      FileChannel channel = above.folder().open(element);
      above.users().incrementAndGet();
      return open.add(new OpenPaths.Open.OfFile(channel, above, element));
    } catch (IOException e) {
      throw worded(e);
    }
  }

  private OpenPaths.Open.OfFolder folder(int number) {
    return switch (open.get(number)) {
      case OpenPaths.Open.OfFolder folder -> folder;
      case OpenPaths.Open.OfFile _, OpenPaths.Open.OfOther _ ->
          throw new IllegalStateException("no folder");
    };
  }

  private FileChannel file(int number) {
    return switch (open.get(number)) {
      case OpenPaths.Open.OfFile file -> file.channel();
      case OpenPaths.Open.OfFolder _, OpenPaths.Open.OfOther _ ->
          throw new IllegalStateException("no file");
    };
  }

  /** A name as an element of a path: nothing else may come of it. */
  private static Path element(PortableFolder folder, byte[] name) throws IOException {
    String text = new String(name, UTF_8);
    try {
      Path element = folder.path().getFileSystem().getPath(text);
      boolean one = element.getNameCount() == 1 && element.getRoot() == null;
      if (one && !text.isEmpty() && !text.equals(".") && !text.equals("..")) {
        return element;
      }
    } catch (InvalidPathException _) {
      // The character set or the system has no such name.
    }
    throw new IOException("no name on this system");
  }

  @Override
  public void entries(int folder, Entries into) throws IOException {
    AtomicLong odd = new AtomicLong();
    try {
      folder(folder)
          .folder()
          .list(
              name ->
                  bytes(name)
                      .ifPresentOrElse(
                          bytes -> into.entry(bytes, Optional.empty()), odd::incrementAndGet));
    } catch (IOException e) {
      throw worded(e);
    }
    if (odd.get() > 0) {
      throw new IOException("names that are no text in this system's character set: " + odd);
    }
  }

  /** A name or the target of a link as bytes, unless some of it is shown as something else. */
  private static Optional<byte[]> bytes(Path path) {
    String text = path.toString();
    byte[] bytes = text.getBytes(UTF_8);
    boolean told =
        new String(bytes, UTF_8).equals(text) && (text.indexOf(REPLACEMENT) < 0 || same(path));
    return told ? Optional.of(bytes) : Optional.empty();
  }

  /** Whether the same path is made of its text; one with slashes to spare is not. */
  private static boolean same(Path path) {
    try {
      return path.getFileSystem().getPath(path.toString()).equals(path);
    } catch (InvalidPathException _) {
      return false;
    }
  }

  @Override
  public Stat stat(int parent, byte[] name) throws IOException {
    PortableFolder folder = folder(parent).folder();
    try {
      return PortableStat.of(folder.attributes(element(folder, name)));
    } catch (IOException e) {
      throw worded(e);
    }
  }

  @Override
  public Stat stat(int file) throws IOException {
    try {
      return switch (open.get(file)) {
        case OpenPaths.Open.OfFolder(PortableFolder folder, AtomicInteger _) ->
            PortableStat.of(folder.attributes());
        case OpenPaths.Open.OfFile(FileChannel _, var parent, Path name) ->
            PortableStat.of(parent.folder().attributes(name));
        case OpenPaths.Open.OfOther(Stat stat) -> stat;
      };
    } catch (IOException e) {
      throw worded(e);
    }
  }

  @Override
  public int read(int file, MemorySegment into) throws IOException {
    FileChannel channel = file(file);
    ByteBuffer buffer = into.asByteBuffer();
    return filled(buffer, () -> channel.read(buffer));
  }

  @Override
  public int read(int file, long from, MemorySegment into) throws IOException {
    FileChannel channel = file(file);
    ByteBuffer buffer = into.asByteBuffer();
    return filled(buffer, () -> channel.read(buffer, from + buffer.position()));
  }

  /** A part of a file comes. */
  private interface Step {
    int read() throws IOException;
  }

  private static int filled(ByteBuffer buffer, Step step) throws IOException {
    try {
      int last = 0;
      while (buffer.hasRemaining() && last >= 0) {
        last = step.read();
      }
      return buffer.position();
    } catch (ClosedByInterruptException e) {
      // Work is being given up; the file must not count as one that cannot be read.
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      throw worded(e);
    }
  }

  @Override
  public byte[] link(int parent, byte[] name) throws IOException {
    PortableFolder folder = folder(parent).folder();
    try {
      Path target = folder.link(element(folder, name));
      return bytes(target)
          .orElseThrow(
              () -> new IOException("a target that is no text in this system's character set"));
    } catch (IOException e) {
      throw worded(e);
    }
  }

  @Override
  public List<Attribute> attributes(int file) {
    return List.of();
  }

  @Override
  public void close(int file) throws IOException {
    switch (open.remove(file)) {
      case OpenPaths.Open.OfFolder folder -> folder.release();
      case OpenPaths.Open.OfFile(FileChannel channel, var parent, Path _) -> {
        try {
          channel.close();
        } finally {
          parent.release();
        }
      }
      case OpenPaths.Open.OfOther _ -> {}
    }
  }

  @Override
  public void close() {}

  /** The same fault with words; the platform's own often has the path alone. */
  private static IOException worded(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> new IOException("Permission denied", e);
      case NoSuchFileException _ -> new IOException("No such file or directory", e);
      case NotDirectoryException _ -> new IOException("Not a directory", e);
      case FileSystemException system ->
          Optional.ofNullable(system.getReason())
              .map(reason -> new IOException(reason, e))
              .orElse(e);
      default -> e;
    };
  }
}
