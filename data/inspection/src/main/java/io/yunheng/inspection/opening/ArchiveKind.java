/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.opening;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Archives and compressed streams, told by their first bytes. */
enum ArchiveKind {
  ZIP("504b0304"),
  ZIP_EMPTY("504b0506"),
  GZIP("1f8b08"),
  BZIP2("425a68"),
  XZ("fd377a585a00"),
  ZSTD("28b52ffd"),
  SEVEN_Z("377abcaf271c"),
  TAR("");

  /** So many bytes are needed to tell. */
  static final int HEAD = 512;

  private final String magic;

  ArchiveKind(String magic) {
    this.magic = magic;
  }

  static Optional<ArchiveKind> of(byte[] head) {
    return Arrays.stream(values()).filter(kind -> kind.in(head)).findFirst();
  }

  private boolean in(byte[] head) {
    byte[] bytes = HexFormat.of().parseHex(magic);
    return switch (this) {
      case TAR -> head.length == HEAD && !TarHeader.empty(head) && TarHeader.sound(head);
      case BZIP2 -> begins(head, bytes) && head.length > 4 && head[3] >= '1' && head[3] <= '9';
      case ZIP, ZIP_EMPTY, GZIP, XZ, ZSTD, SEVEN_Z -> begins(head, bytes);
    };
  }

  private static boolean begins(byte[] head, byte[] bytes) {
    return head.length >= bytes.length
        && Arrays.equals(head, 0, bytes.length, bytes, 0, bytes.length);
  }
}
