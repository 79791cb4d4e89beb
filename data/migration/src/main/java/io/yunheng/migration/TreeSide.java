/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.SortedRecords;
import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.Attendant;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.fixity.Stat;
import io.yunheng.fixity.TreeDigests;
import io.yunheng.fixity.TreeEntry;
import io.yunheng.fixity.TreePath;
import io.yunheng.run.Progress;
import io.yunheng.run.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * One side of a comparison of trees: all entries, in an order in which a folder's entries follow
 * directly behind it ({@code /} before every other byte).
 */
final class TreeSide implements AutoCloseable, Comparable<TreeSide> {
  private final SortedRecords sorted;
  private final MessageDigest listing;
  private final Deque<Group> unread = new ArrayDeque<>();
  private Optional<SortedRecords.Pair> next = Optional.empty();
  private Optional<Group> ahead = Optional.empty();
  private long entries;

  /**
   * What is at a path.
   *
   * @param rights the record that knows the permissions, if one does
   */
  record Group(Key key, TreeRecord entry, TreeRecord rights) {
    String shown() {
      return key.shown();
    }
  }

  /** A path as it is ordered. */
  static final class Key implements Comparable<Key> {
    private final byte[] bytes;

    Key(byte[] bytes) {
      this.bytes = bytes;
    }

    static byte[] of(TreePath path) {
      byte[] bytes = path.bytes();
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = bytes[i] == '/' ? 0 : bytes[i];
      }
      return bytes;
    }

    private byte[] path() {
      byte[] path = bytes.clone();
      for (int i = 0; i < path.length; i++) {
        path[i] = path[i] == 0 ? (byte) '/' : path[i];
      }
      return path;
    }

    /** As text; what is not UTF-8 as {@code %} and hex digits. */
    String shown() {
      TreePath path = TreePath.of(path());
      if (bytes.length == 0) {
        return ".";
      }
      return path.text().orElseGet(() -> escaped(path.bytes()));
    }

    private static String escaped(byte[] path) {
      StringBuilder text = new StringBuilder();
      for (byte one : path) {
        if (one >= ' ' && one < 0x7f && one != '%') {
          text.append((char) one);
        } else {
          text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(one));
        }
      }
      return text.toString();
    }

    /** Whether this is below the other. */
    boolean below(Key other) {
      int length = other.bytes.length;
      return length == 0
          ? bytes.length > 0
          : bytes.length > length
              && bytes[length] == 0
              && Arrays.equals(bytes, 0, length, other.bytes, 0, length);
    }

    @Override
    public int compareTo(Key other) {
      return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  TreeSide(Path folder, long memory) {
    this.sorted = new SortedRecords(folder, memory);
    try {
      this.listing = MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  void gather(Path root, TreeComparison.Options options, DigestEngine engine, Progress progress)
      throws IOException, InterruptedException {
    Gathering gathering = new Gathering(options, progress);
    try {
      TreeDigests.of(root, EnumSet.of(Algorithm.SHA_256), engine, options.threads(), gathering);
    } catch (UncheckedIOException e) {
      throw new IOException(e.getCause());
    } catch (IOException e) {
      throw FaultException.of(
          FaultCode.FILE_UNREADABLE,
          "file",
          root.toString(),
          "reason",
          String.valueOf(e.getMessage()));
    }
    next = sorted.next();
    step();
  }

  private void add(TreePath path, TreeRecord record) {
    try {
      sorted.add(Key.of(path), record.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes all that is found, on many threads. */
  private final class Gathering implements Attendant<Attendant.Watch> {
    private final TreeComparison.Options options;
    private final Progress progress;
    private final Watch watch;

    private Gathering(TreeComparison.Options options, Progress progress) {
      this.options = options;
      this.progress = progress;
      this.watch =
          new Watch() {
            @Override
            public void bytes(MemorySegment piece) {
              progress.count(Unit.OCTETS, piece.byteSize());
            }

            @Override
            public void drop() {}
          };
    }

    @Override
    public Optional<Watch> begin(TreePath path, Stat stat) {
      return Optional.of(watch);
    }

    @Override
    public void found(TreeEntry found, Optional<Watch> seen) {
      add(found.path(), TreeRecord.of(found));
      progress.count(Unit.FILES, 1);
    }

    @Override
    public Optional<BiConsumer<TreePath, Stat>> directories() {
      return options.folders()
          ? Optional.of((path, stat) -> add(path, TreeRecord.folder(stat)))
          : Optional.empty();
    }
  }

  /** Puts the records of the next path together. */
  private void step() throws IOException {
    if (next.isEmpty()) {
      ahead = Optional.empty();
      return;
    }
    Key key = new Key(next.get().key());
    TreeRecord entry = TreeRecord.of(next.get().value());
    TreeRecord rights = entry;
    next = sorted.next();
    while (next.isPresent() && Arrays.equals(next.get().key(), key.bytes)) {
      TreeRecord more = TreeRecord.of(next.get().value());
      entry =
          more.entry() && (!entry.entry() || more.kind() != TreeRecord.Kind.FOLDER) ? more : entry;
      rights = more.permissions() >= 0 ? more : rights;
      next = sorted.next();
    }
    ahead = Optional.of(new Group(key, entry, rights));
  }

  Optional<Group> ahead() {
    return ahead;
  }

  /** The next path, which is taken down. */
  Group next() throws IOException {
    Group group = ahead.orElseThrow();
    TreeRecord record = group.entry();
    if (record.entry() && group.key().bytes.length > 0) {
      entries++;
    }
    if (record.kind() == TreeRecord.Kind.FILE) {
      listing.update((record.text() + "  ").getBytes(StandardCharsets.US_ASCII));
      for (byte one : group.key().path()) {
        if (one == '%' || one == '\n' || one == '\r') {
          listing.update(
              String.format(Locale.ROOT, "%%%02X", one).getBytes(StandardCharsets.US_ASCII));
        } else {
          listing.update(one);
        }
      }
      listing.update((byte) '\n');
    }
    step();
    return group;
  }

  /** Remembers a folder that could not be read as long as paths below it may come. */
  void enter(Group group) {
    release(group);
    if (group.entry().kind() == TreeRecord.Kind.FOLDER_UNREAD) {
      unread.push(group);
    }
  }

  private void release(Group group) {
    while (!unread.isEmpty() && !group.key().below(unread.element().key())) {
      unread.pop();
    }
  }

  /** Whether a path would be in a folder of this side that could not be read. */
  boolean unreadAbove(Group group) {
    release(group);
    return !unread.isEmpty();
  }

  /** Whether this side has something below a path, so that it is a folder. */
  boolean aheadIsBelow(Group group) {
    return ahead.isPresent() && ahead.get().key().below(group.key());
  }

  long entries() {
    return entries;
  }

  /** What was compared, once all was taken. */
  ComparedSide described(String name, Instant at) {
    return new ComparedSide(
        name, Optional.of(at), Optional.of(HexFormat.of().formatHex(listing.digest())));
  }

  @Override
  public int compareTo(TreeSide other) {
    if (ahead.isEmpty() || other.ahead.isEmpty()) {
      return ahead.isEmpty() ? 1 : -1;
    }
    return ahead.get().key().compareTo(other.ahead.get().key());
  }

  @Override
  public void close() throws IOException {
    sorted.close();
  }
}
