/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.context;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/** The files of the outermost archive, in its order, as a digest over their lines in UTF-8. */
public final class ArchiveListing {
  private final Consumer<ArchiveEntry> listed;
  private final MessageDigest digest = sha256();
  private Optional<ArchiveEntry> first = Optional.empty();
  private long lines;

  ArchiveListing(Consumer<ArchiveEntry> listed) {
    this.listed = listed;
  }

  /** A SHA-256 to be filled. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public void add(ArchiveEntry file) {
    digest.update(file.line().getBytes(StandardCharsets.UTF_8));
    lines++;
    first = first.or(() -> Optional.of(file));
    listed.accept(file);
  }

  /** The file, if there is exactly one. */
  public Optional<ArchiveEntry> only() {
    return lines == 1 ? first : Optional.empty();
  }

  /** SHA-256 over all lines, in hex; empty if there are none. Ends the listing. */
  public Optional<String> sha256Hex() {
    return lines == 0 ? Optional.empty() : Optional.of(HexFormat.of().formatHex(digest.digest()));
  }
}
