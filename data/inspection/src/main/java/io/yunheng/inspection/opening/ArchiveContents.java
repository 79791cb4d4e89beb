/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.opening;

import io.yunheng.inspection.context.ArchiveEntry;
import io.yunheng.inspection.context.ArchiveListing;
import io.yunheng.inspection.context.ContentCount;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Reads what is in archives to the end, and opens the archives among it. */
final class ArchiveContents {
  private final InspectionContext look;
  private final Optional<Secret> secret;
  private final Deque<SeekableByteChannel> above = new ArrayDeque<>();

  /** A passphrase for entries. */
  static final class Secret {
    private final byte[] bytes;

    Secret(byte[] bytes) {
      this.bytes = bytes;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  ArchiveContents(InspectionContext look, Optional<Secret> secret) {
    this.look = look;
    this.secret = secret;
  }

  InspectionContext context() {
    return look;
  }

  Optional<Secret> secret() {
    return secret;
  }

  /**
   * Reads an entry of an archive to its end.
   *
   * @param archive place of the archive
   * @param depth of the archive
   * @param packed bytes taken in so far for this entry
   * @return how many bytes there were
   */
  long entry(InputStream in, String archive, String name, int depth, LongSupplier packed)
      throws IOException {
    if (depth > 1) {
      return read(in, ArchiveNames.place(archive, name), depth, packed, List.of());
    }
    MessageDigest digest = ArchiveListing.sha256();
    long bytes = read(in, ArchiveNames.place(archive, name), depth, packed, List.of(digest));
    look.count(ContentCount.BYTES, bytes);
    look.listing().add(new ArchiveEntry(name, bytes, HexFormat.of().formatHex(digest.digest())));
    return bytes;
  }

  /**
   * Reads a stream to its end; if it is an archive it is opened on the way.
   *
   * @param depth of the archive that the stream is from, zero if from none
   */
  long read(
      InputStream in, String place, int depth, LongSupplier packed, List<MessageDigest> digests)
      throws IOException {
    MeteredStream tapped = new MeteredStream(in, look, place, packed, digests);
    BufferedInputStream buffered = new BufferedInputStream(tapped, 1 << 13);
    buffered.mark(ArchiveKind.HEAD);
    byte[] head = buffered.readNBytes(ArchiveKind.HEAD);
    buffered.reset();
    Optional<ArchiveKind> kind = ArchiveKind.of(head);
    if (kind.isPresent()) {
      nested(kind.get(), buffered, place, depth + 1);
    }
    buffered.transferTo(OutputStream.nullOutputStream());
    return tapped.bytes();
  }

  private void nested(ArchiveKind kind, InputStream in, String place, int depth)
      throws IOException {
    look.count(ContentCount.ARCHIVES_INSIDE, 1);
    if (depth > look.limits().depth()) {
      look.found(DeepCode.LIMIT_DEPTH, place, "limit", Integer.toString(look.limits().depth()));
      return;
    }
    try {
      switch (kind) {
        case ZIP, ZIP_EMPTY, SEVEN_Z -> held(kind, in, place, depth);
        case GZIP, BZIP2, XZ, ZSTD, TAR -> stream(kind, in, place, depth);
      }
    } catch (InspectionStopException stop) {
      if (stop.everything()) {
        throw stop;
      }
      look.found(stop);
    }
  }

  /** Archives whose directory is at their end have to be held in memory. */
  private void held(ArchiveKind kind, InputStream in, String place, int depth) throws IOException {
    int most = look.limits().memory();
    byte[] bytes = in.readNBytes(most);
    if (bytes.length == most && in.read() >= 0) {
      look.found(DeepCode.LIMIT_MEMORY, place, "limit", Integer.toString(most));
      return;
    }
    SeekableByteChannel channel = new SeekableInMemoryByteChannel(bytes);
    for (SeekableByteChannel outer : above) {
      if (outer.size() == bytes.length && digest(outer).equals(digest(channel))) {
        throw InspectionStopException.of(DeepCode.CONTAINS_ITSELF, place);
      }
    }
    random(kind, channel, place, depth);
  }

  private static String digest(SeekableByteChannel channel) throws IOException {
    MessageDigest digest = ArchiveListing.sha256();
    InputStream in = io.yunheng.inspection.context.ChannelRegion.all(channel);
    byte[] buffer = new byte[1 << 16];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      digest.update(buffer, 0, read);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Opens an archive that is read here and there. */
  void random(ArchiveKind kind, SeekableByteChannel channel, String place, int depth)
      throws IOException {
    above.push(channel);
    try {
      if (kind == ArchiveKind.SEVEN_Z) {
        new SevenZ(this).open(channel, place, depth);
      } else {
        new Zip(this).open(channel, place, depth);
      }
    } finally {
      above.pop();
    }
  }

  /** Opens an archive or a compressed stream that is read from beginning to end. */
  void stream(ArchiveKind kind, InputStream in, String place, int depth) throws IOException {
    try {
      switch (kind) {
        case TAR -> new Tar(this).open(in, place, depth);
        case GZIP -> unpacked(new GzipStream(in, look, place), place, depth);
        case BZIP2 -> unpacked(new Bzip2Stream(in, look, place), place, depth);
        case XZ -> unpacked(new XzStream(in, look, place), place, depth);
        case ZSTD -> look.found(DeepCode.NO_LIBRARY, place, "form", "zstd");
        case ZIP, ZIP_EMPTY, SEVEN_Z -> throw new IllegalArgumentException(kind.name());
      }
    } catch (RuntimeException e) {
      throw InspectionStopException.from(e, place);
    }
  }

  private void unpacked(UnpackingStream stream, String place, int depth) throws IOException {
    String inner = place.isEmpty() ? "" : place + "!";
    if (depth > 1) {
      read(stream, inner, depth, stream::packed, List.of());
    } else {
      look.count(ContentCount.BYTES, read(stream, inner, depth, stream::packed, List.of()));
    }
    look.count(ContentCount.STREAMS, stream.streams());
  }
}
