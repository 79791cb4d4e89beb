/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder for all temporary files of this process. Its name has the process id and the moment
 * the process began, and the process holds a lock in it as long as it lives, so that what a killed
 * process left can be told from what a living one is using.
 */
public final class ProcessFolder implements AutoCloseable {
  private static final String BEGINNING = "yunheng-";
  private static final Pattern NAME = Pattern.compile(BEGINNING + "(\\d{1,18})-(\\d{1,18})-\\d+");
  private static final Path LOCK = Path.of(".lock");

  /** The system derives when a process began from a clock that people set. */
  private static final Duration DOUBT = Duration.ofSeconds(10);

  private final TemporaryFolder folder;
  private final FileChannel lock;

  private ProcessFolder(TemporaryFolder folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Makes that of this process, and removes those in the same place that processes of this user
   * left behind. The place is not made.
   *
   * @throws IOException if there is no such place or it cannot be written to
   */
  public static ProcessFolder open(Path place) throws IOException {
    ProcessHandle self = ProcessHandle.current();
    long began = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    TemporaryFolder folder = TemporaryFolder.in(place, BEGINNING + self.pid() + "-" + began + "-");
    FileChannel lock =
        FileChannel.open(
            folder.path().resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    if (lock.tryLock() == null) {
      throw new IOException(folder.path().resolve(LOCK).toString());
    }
    removeLeft(place, Files.getOwner(folder.path(), LinkOption.NOFOLLOW_LINKS));
    return new ProcessFolder(folder, lock);
  }

  public Path path() {
    return folder.path();
  }

  /** What cannot be removed stays, and is tried again the next time. */
  private static void removeLeft(Path place, UserPrincipal owner) {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(place)) {
      if (all instanceof SecureDirectoryStream<Path> secure) {
        for (Path entry : all) {
          Path name = Optional.ofNullable(entry.getFileName()).orElse(entry);
          if (ended(name.toString())) {
            removeLeft(secure, name, owner);
          }
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException _) {
      // A folder that may be written to need not be readable.
    }
  }

  private static void removeLeft(
      SecureDirectoryStream<Path> place, Path name, UserPrincipal owner) {
    try (SecureDirectoryStream<Path> left =
        place.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
      boolean ours =
          left.getFileAttributeView(FileOwnerAttributeView.class).getOwner().equals(owner);
      if (ours && unlocked(left)) {
        TemporaryFolder.remove(place, name);
      }
    } catch (IOException _) {
      // Somebody else's, no folder, or being removed by another process.
    }
  }

  /** Whether the process named has ended, as far as its id and its beginning tell. */
  private static boolean ended(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return false;
    }
    Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(parts.group(1)));
    if (process.isEmpty()) {
      return true;
    }
    Instant began = Instant.ofEpochMilli(Long.parseLong(parts.group(2)));
    return process
        .get()
        .info()
        .startInstant()
        .map(start -> Duration.between(start, began).abs().compareTo(DOUBT) > 0)
        .orElse(false);
  }

  /** A process in another container has an id that means nothing here, but its lock holds. */
  private static boolean unlocked(SecureDirectoryStream<Path> left) throws IOException {
    try (FileChannel held =
            (FileChannel)
                left.newByteChannel(
                    LOCK, Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
        FileLock free = held.tryLock()) {
      return free != null;
    } catch (java.nio.file.NoSuchFileException _) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      folder.close();
    }
  }
}
