/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.sql;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.store.disk.DataFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The lock of the operating system on a data folder. Whoever gets it knows that the servers that
 * had it before have ended, and which those were: a line for each, with its holder, since when, and
 * on which host.
 */
public final class ServerLock implements AutoCloseable {
  private static final String NAME = "server.lock";
  private static final int PARTS = 3;
  private static final int LONGEST = 1 << 16;

  private final Path file;
  private final FileChannel channel;
  private final FileLock lock;
  private final List<String> lines;

  private ServerLock(Path file, FileChannel channel, FileLock lock, List<String> lines) {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
    this.lines = lines;
  }

  /**
   * Takes it.
   *
   * @throws FaultException with {@code INSTALLATION_BUSY} where another process, or this one, has
   *     it
   */
  public static ServerLock take(DataFolder folder) {
    Path file = folder.file(NAME);
    try {
      FileChannel channel =
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      List<String> lines = lines(channel);
      FileLock lock = lock(channel);
      if (lock == null) {
        channel.close();
        throw busy(lines);
      }
      return new ServerLock(file, channel, lock, lines);
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private static @org.jspecify.annotations.Nullable FileLock lock(FileChannel channel)
      throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  private static List<String> lines(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(channel.size(), LONGEST));
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
      // until all is read
    }
    bytes.flip();
    return StandardCharsets.UTF_8.decode(bytes).toString().lines().toList();
  }

  private static FaultException busy(List<String> lines) {
    String[] parts = lines.isEmpty() ? new String[0] : lines.getLast().split(" ", PARTS);
    return parts.length < PARTS || !parts[1].matches("\\d{1,15}")
        ? LeaseRow.busy("?", 0)
        : LeaseRow.busy(parts[2], Long.parseLong(parts[1]));
  }

  /** The holders that had it before; all have ended. */
  public Set<String> dead() {
    Set<String> holders = new HashSet<>();
    lines.forEach(line -> holders.add(line.split(" ", 2)[0]));
    return holders;
  }

  /** Notes who has it now, keeping those before. */
  public void announce(LeaseRow lease, long since) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    write(text.append(line(lease, since)).toString());
  }

  /** Forgets those before. */
  public void settle(LeaseRow lease, long since) {
    write(line(lease, since));
  }

  private static String line(LeaseRow lease, long since) {
    return lease.holder() + " " + since + " " + lease.host() + "\n";
  }

  private void write(String text) {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      long length = bytes.remaining();
      while (bytes.hasRemaining()) {
        channel.write(bytes, bytes.position());
      }
      channel.truncate(length);
      channel.force(true);
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private static FaultException unusable(Path file, IOException e) {
    return new FaultException(
        Fault.of(
            FaultCode.INSTALLATION_FOLDER_UNUSABLE,
            "folder",
            file.toString(),
            "reason",
            e.getClass().getSimpleName()),
        e);
  }

  @Override
  public void close() {
    try (channel) {
      lock.release();
    } catch (IOException _) {
      // The operating system releases it with the process.
    }
  }
}
