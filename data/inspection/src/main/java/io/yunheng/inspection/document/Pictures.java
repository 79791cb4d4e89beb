/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.document;

import io.yunheng.inspection.context.ChannelRegion;
import io.yunheng.inspection.context.ContentCount;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.FileImageInputStream;

/** Decodes raster pictures that the Java platform reads: PNG, JPEG, GIF, BMP, TIFF, WBMP. */
public final class Pictures {
  private static final int MOST_FRAMES = 10_000;
  private static final int BYTES_PER_PIXEL = 8;
  private static final long PNG = 0x89504e470d0a1a0aL;

  private final InspectionContext look;

  public Pictures(InspectionContext look) {
    this.look = look;
  }

  /** Decodes every picture of a file. */
  public void decode(Path file, SeekableByteChannel channel) throws IOException {
    byte[] head = ChannelRegion.bytes(channel, 0, 8);
    if (head.length == 8 && ByteBuffer.wrap(head).getLong() == PNG) {
      png(channel);
    }
    if (head.length > 2 && (head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xd8) {
      jpegEnd(channel);
    }
    try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw InspectionStopException.of(DeepCode.NO_READER, "");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, false, true);
        frames(reader);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      throw InspectionStopException.from(e, "");
    }
  }

  private void frames(ImageReader reader) throws IOException {
    boolean[] warned = {false};
    reader.addIIOReadWarningListener(
        new IIOReadWarningListener() {
          @Override
          public void warningOccurred(ImageReader source, String warning) {
            warned[0] = true;
          }
        });
    for (int frame = 0; frame < MOST_FRAMES; frame++) {
      long pixels;
      try {
        pixels = (long) reader.getWidth(frame) * reader.getHeight(frame);
      } catch (IndexOutOfBoundsException e) {
        break;
      }
      if (pixels <= 0 || pixels * BYTES_PER_PIXEL > look.limits().memory()) {
        throw InspectionStopException.of(
            DeepCode.LIMIT_MEMORY, "", "limit", Integer.toString(look.limits().memory()));
      }
      reader.read(frame);
      look.count(ContentCount.PICTURES, 1);
      look.count(ContentCount.PIXELS, pixels);
      look.time("");
    }
    if (warned[0]) {
      look.found(DeepCode.DAMAGED, "");
    }
  }

  /** The chunks of a PNG file and their checksums (ISO/IEC 15948 clause 5). */
  private void png(SeekableByteChannel channel) throws IOException {
    InputStream in = new ChannelRegion(channel, 8, channel.size());
    String type = "";
    while (!type.equals("IEND")) {
      byte[] head = in.readNBytes(4);
      if (head.length < 4) {
        throw InspectionStopException.of(DeepCode.TRUNCATED, "");
      }
      int length = ByteBuffer.wrap(head).getInt();
      CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
      type = new String(checked.readNBytes(4), StandardCharsets.ISO_8859_1);
      long left = length & 0xffffffffL;
      byte[] buffer = new byte[1 << 13];
      while (left > 0) {
        int read = checked.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (read < 0) {
          throw InspectionStopException.of(DeepCode.TRUNCATED, "");
        }
        left -= read;
        look.time("");
      }
      byte[] stated = in.readNBytes(4);
      if (stated.length < 4) {
        throw InspectionStopException.of(DeepCode.TRUNCATED, "");
      }
      if ((ByteBuffer.wrap(stated).getInt() & 0xffffffffL) != checked.getChecksum().getValue()) {
        throw InspectionStopException.of(DeepCode.CHECKSUM, "");
      }
    }
    if (in.read() >= 0) {
      look.found(DeepCode.DATA_AFTER_END, "");
    }
  }

  /** The marker at the end of a JPEG file (ISO/IEC 10918-1 B.1.1.3), zeros after it aside. */
  private void jpegEnd(SeekableByteChannel channel) throws IOException {
    byte[] tail = ChannelRegion.bytes(channel, Math.max(0, channel.size() - 4096), 4096);
    int end = tail.length;
    while (end > 0 && tail[end - 1] == 0) {
      end--;
    }
    if (end < 2 || (tail[end - 2] & 0xff) != 0xff || (tail[end - 1] & 0xff) != 0xd9) {
      look.found(DeepCode.TRUNCATED, "");
    }
  }
}
