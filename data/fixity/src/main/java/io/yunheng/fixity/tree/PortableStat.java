/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.tree;

import io.yunheng.fixity.Stat;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What the Java platform says of a file, as far as it says it. */
final class PortableStat {
  private PortableStat() {}

  static Stat of(BasicFileAttributes file) {
    long modified = file.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    return new Stat(
        type(file),
        permissions(file),
        Stat.UNKNOWN,
        Stat.UNKNOWN,
        Stat.UNKNOWN,
        0,
        key(Optional.ofNullable(file.fileKey())),
        file.size(),
        file.size(),
        modified,
        modified);
  }

  private static Stat.Type type(BasicFileAttributes file) {
    if (file.isRegularFile()) {
      return Stat.Type.FILE;
    }
    if (file.isDirectory()) {
      return Stat.Type.DIRECTORY;
    }
    return file.isSymbolicLink() ? Stat.Type.LINK : Stat.Type.OTHER;
  }

  private static int permissions(BasicFileAttributes file) {
    if (!(file instanceof PosixFileAttributes posix)) {
      return Stat.UNKNOWN;
    }
    int mode = 0;
    for (PosixFilePermission one : posix.permissions()) {
      mode |= bit(one);
    }
    return mode;
  }

  private static int bit(PosixFilePermission permission) {
    return switch (permission) {
      case OWNER_READ -> 0400;
      case OWNER_WRITE -> 0200;
      case OWNER_EXECUTE -> 0100;
      case GROUP_READ -> 0040;
      case GROUP_WRITE -> 0020;
      case GROUP_EXECUTE -> 0010;
      case OTHERS_READ -> 0004;
      case OTHERS_WRITE -> 0002;
      case OTHERS_EXECUTE -> 0001;
    };
  }

  /** The file system's key of a file as a number: it stands in for device and inode. */
  private static long key(Optional<Object> key) {
    long number = 0;
    for (char each : key.map(Object::toString).orElse("").toCharArray()) {
      number = 31 * number + each;
    }
    return number;
  }
}
