/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.opening;

import io.yunheng.inspection.context.ChannelRegion;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Opens archives and compressed files. */
public final class ArchiveOpener {
  private final ArchiveContents contents;

  private ArchiveOpener(ArchiveContents contents) {
    this.contents = contents;
  }

  /** For files that are not encrypted. */
  public static ArchiveOpener plain(InspectionContext look) {
    return new ArchiveOpener(new ArchiveContents(look, Optional.empty()));
  }

  /** For archives with entries under a passphrase, which is in UTF-8. */
  public static ArchiveOpener with(InspectionContext look, byte[] passphrase) {
    return new ArchiveOpener(
        new ArchiveContents(look, Optional.of(new ArchiveContents.Secret(passphrase.clone()))));
  }

  /**
   * Opens an archive or a compressed file and reads every entry to its end, archives in it as well.
   * What is the matter goes to the look.
   *
   * @throws InspectionStopException when nothing more of it can be looked at
   * @throws IOException if the file cannot be read
   */
  public void archive(SeekableByteChannel file) throws IOException {
    byte[] head = ChannelRegion.bytes(file, 0, ArchiveKind.HEAD);
    ArchiveKind kind =
        ArchiveKind.of(head).orElseThrow(() -> InspectionStopException.of(DeepCode.DAMAGED, ""));
    switch (kind) {
      case ZIP, ZIP_EMPTY, SEVEN_Z -> contents.random(kind, file, "", 1);
      case GZIP, BZIP2, XZ, ZSTD, TAR ->
          contents.stream(kind, new BufferedInputStream(ChannelRegion.all(file), 1 << 16), "", 1);
    }
  }

  /**
   * Reads a stream to its end; archives in it are opened on the way.
   *
   * @param packed how many bytes were taken in so far to make it
   * @param digests that are filled
   * @return how many bytes there were
   */
  public long stream(InputStream in, LongSupplier packed, List<MessageDigest> digests)
      throws IOException {
    return contents.read(in, "", 0, packed, digests);
  }
}
