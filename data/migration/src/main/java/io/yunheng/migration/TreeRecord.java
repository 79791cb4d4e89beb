/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.Stat;
import io.yunheng.fixity.TreeEntry;
import io.yunheng.fixity.TreePath;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What a tree has at a path, as it is sorted.
 *
 * @param size in bytes, of files
 * @param text of files their digest, of links their target, of special ones their type, of what was
 *     not read the reason
 * @param permissions -1 where they are not known
 */
record TreeRecord(
    Kind kind, boolean entry, long size, String text, int permissions, int owner, int group) {
  private static final int LONGEST = 4096;

  /** What an entry is, as far as comparing goes. */
  enum Kind {
    FILE("file"),
    LINK("link"),
    FOLDER("folder"),
    SPECIAL("special"),
    UNREAD("file"),
    FOLDER_UNREAD("folder"),
    CHANGING("file");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    boolean known() {
      return switch (this) {
        case FILE, LINK, FOLDER, SPECIAL -> true;
        case UNREAD, FOLDER_UNREAD, CHANGING -> false;
      };
    }
  }

  static TreeRecord of(TreeEntry found) {
    return switch (found) {
      case TreeEntry.Digested(var _, var stat, var digests, var _, var _) ->
          new TreeRecord(
              Kind.FILE,
              true,
              stat.size(),
              digests.getOrDefault(Algorithm.SHA_256, ""),
              stat.permissions(),
              stat.owner(),
              stat.group());
      case TreeEntry.Changed(var _, var _, var stat) -> bare(Kind.CHANGING, stat.size(), "");
      case TreeEntry.Link(var _, TreePath target) -> bare(Kind.LINK, 0, hexed(target));
      case TreeEntry.EmptyDirectory _ -> bare(Kind.FOLDER, 0, "");
      case TreeEntry.Special(var _, var type) ->
          bare(Kind.SPECIAL, 0, type.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      case TreeEntry.Unread(var _, boolean directory, String why) ->
          bare(
              directory ? Kind.FOLDER_UNREAD : Kind.UNREAD,
              0,
              why.substring(0, Math.min(200, why.length())));
    };
  }

  /** A folder's own permissions. */
  static TreeRecord folder(Stat stat) {
    return new TreeRecord(
        Kind.FOLDER, false, 0, "", stat.permissions(), stat.owner(), stat.group());
  }

  private static TreeRecord bare(Kind kind, long size, String text) {
    return new TreeRecord(kind, true, size, text, -1, -1, -1);
  }

  /** A target that is not UTF-8 is told apart from what it would be shown as. */
  private static String hexed(TreePath target) {
    return target
        .text()
        .orElseGet(() -> target + " (0x" + HexFormat.of().formatHex(target.bytes()) + ")");
  }

  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(96);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(kind.name());
      out.writeBoolean(entry);
      out.writeLong(size);
      out.writeInt(permissions);
      out.writeInt(owner);
      out.writeInt(group);
      byte[] said = text.getBytes(StandardCharsets.UTF_8);
      out.write(said, 0, Math.min(2 * LONGEST, said.length));
    }
    return bytes.toByteArray();
  }

  static TreeRecord of(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      Kind kind = Kind.valueOf(in.readUTF());
      boolean entry = in.readBoolean();
      long size = in.readLong();
      int permissions = in.readInt();
      int owner = in.readInt();
      int group = in.readInt();
      return new TreeRecord(
          kind,
          entry,
          size,
          new String(in.readAllBytes(), StandardCharsets.UTF_8),
          permissions,
          owner,
          group);
    }
  }
}
