/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import io.yunheng.finding.Findings;
import io.yunheng.finding.Place;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** The files of a folder of a bag and below it, as they come; never leaves the bag. */
final class Walk implements AutoCloseable {
  private final Path realRoot;
  private final BagLimits limits;
  private final Findings<BagCode> findings;
  private final String leftOut;
  private final Deque<Level> levels = new ArrayDeque<>();

  private record Level(String prefix, DirectoryStream<Path> stream, Iterator<Path> entries) {}

  /**
   * Something that is there and no folder.
   *
   * @param readable whether it is a file to be read
   */
  record Found(String path, Path location, long size, boolean readable) {}

  /**
   * A walk from a folder on.
   *
   * @param start the folder's path in the bag, with a slash at its end; empty for all of the bag
   * @param leftOut the path of what is passed over, with a slash at its end; empty for nothing
   */
  Walk(Path root, String start, String leftOut, BagLimits limits, Findings<BagCode> findings)
      throws IOException {
    this.realRoot = root.toRealPath();
    this.limits = limits;
    this.findings = findings;
    this.leftOut = leftOut;
    enter(start, root.resolve(start));
  }

  @SuppressWarnings("StreamResourceLeak") // closed when its last entry was taken, or with the walk
  private void enter(String prefix, Path folder) {
    if (levels.size() == limits.depth()) {
      findings.add(BagCode.TOO_DEEP, new Place.Member(prefix));
      return;
    }
    try {
      DirectoryStream<Path> stream = Files.newDirectoryStream(folder);
      levels.push(new Level(prefix, stream, stream.iterator()));
    } catch (IOException e) {
      unreadable(prefix, e);
    }
  }

  private void unreadable(String path, Exception e) {
    findings.add(
        BagCode.UNREADABLE,
        () -> new Place.Member(path),
        () -> Map.of("reason", String.valueOf(e.getMessage())));
  }

  Optional<Found> next() throws IOException {
    while (!levels.isEmpty()) {
      Level level = levels.element();
      Optional<Path> entry = entry(level);
      if (entry.isEmpty()) {
        levels.pop().stream().close();
      } else {
        Optional<Found> found = found(level.prefix() + entry.get().getFileName(), entry.get());
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Path> entry(Level level) {
    try {
      return level.entries().hasNext() ? Optional.of(level.entries().next()) : Optional.empty();
    } catch (DirectoryIteratorException e) {
      unreadable(level.prefix(), e);
      return Optional.empty();
    }
  }

  private Optional<Found> found(String path, Path location) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(location, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isRegularFile()) {
        return Optional.of(new Found(path, location, attributes.size(), true));
      }
      if (attributes.isSymbolicLink()) {
        return Optional.of(link(path, location));
      }
      if (!attributes.isDirectory()) {
        findings.add(BagCode.SPECIAL_FILE, new Place.Member(path));
        return Optional.of(new Found(path, location, 0, false));
      }
      String below = path + "/";
      if (!below.equals(leftOut)) {
        enter(below, location);
      }
      return Optional.empty();
    } catch (IOException e) {
      unreadable(path, e);
      return Optional.of(new Found(path, location, 0, false));
    }
  }

  private Found link(String path, Path location) throws IOException {
    if (!Files.exists(location) || !location.toRealPath().startsWith(realRoot)) {
      findings.add(BagCode.LINK_OUTSIDE, new Place.Member(path));
      return new Found(path, location, 0, false);
    }
    BasicFileAttributes target = Files.readAttributes(location, BasicFileAttributes.class);
    if (target.isRegularFile()) {
      return new Found(path, location, target.size(), true);
    }
    findings.add(
        target.isDirectory() ? BagCode.LINK_FOLDER : BagCode.SPECIAL_FILE, new Place.Member(path));
    return new Found(path, location, 0, false);
  }

  @Override
  public void close() throws IOException {
    for (Level level : levels) {
      level.stream().close();
    }
  }
}
