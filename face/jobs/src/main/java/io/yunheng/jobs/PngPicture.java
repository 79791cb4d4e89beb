/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * A picture as a PNG file that has pixels and nothing else: no texts, profiles or other chunks, and
 * nothing after its end.
 */
public final class PngPicture {
  private static final long SIGNATURE = 0x89504e470d0a1a0aL;
  private static final Set<String> CHUNKS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
  private static final int HEADER = 13;
  private static final int FRAME = 12;

  private final byte[] bytes;
  private final int width;
  private final int height;

  private PngPicture(byte[] bytes, int width, int height) {
    this.bytes = bytes;
    this.width = width;
    this.height = height;
  }

  /**
   * Bytes that are such a file, by its chunks and their checksums; pixels are not decoded.
   *
   * @param edge pixels that it has at most in either direction
   */
  public static Optional<PngPicture> of(byte[] bytes, int edge) {
    ByteBuffer in = ByteBuffer.wrap(bytes.clone());
    if (in.remaining() < Long.BYTES || in.getLong() != SIGNATURE) {
      return Optional.empty();
    }
    int width = 0;
    int height = 0;
    String last = "";
    while (in.remaining() >= FRAME) {
      int length = in.getInt();
      if (length < 0 || length > in.remaining() - Long.BYTES) {
        return Optional.empty();
      }
      int begin = in.position();
      byte[] name = new byte[Integer.BYTES];
      in.get(name);
      boolean first = last.isEmpty();
      last = new String(name, StandardCharsets.US_ASCII);
      if (!CHUNKS.contains(last) || first != last.equals("IHDR")) {
        return Optional.empty();
      }
      if (first) {
        if (length != HEADER) {
          return Optional.empty();
        }
        width = in.getInt(in.position());
        height = in.getInt(in.position() + Integer.BYTES);
      }
      CRC32 sum = new CRC32();
      sum.update(in.array(), begin, Integer.BYTES + length);
      in.position(begin + Integer.BYTES + length);
      if (in.getInt() != (int) sum.getValue()) {
        return Optional.empty();
      }
      if (last.equals("IEND")) {
        break;
      }
    }
    boolean whole = last.equals("IEND") && !in.hasRemaining();
    boolean small = width > 0 && width <= edge && height > 0 && height <= edge;
    return whole && small
        ? Optional.of(new PngPicture(in.array(), width, height))
        : Optional.empty();
  }

  /** In pixels. */
  public int width() {
    return width;
  }

  /** In pixels. */
  public int height() {
    return height;
  }

  /** In bytes. */
  public int size() {
    return bytes.length;
  }

  /** Writes the file. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes);
  }
}
