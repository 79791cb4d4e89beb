/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures as people upload them. */
final class TestPicture {
  /** Of the signature, and the frame and name of the header. */
  private static final int HEADER = 16;

  private TestPicture() {}

  /** One of one colour, in a form of the Java platform. */
  static byte[] of(String form, int width, int height, int colour) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        image.setRGB(x, y, colour);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, form, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A PNG whose header says how large it is, and whose pixels are few. */
  static byte[] claiming(int width, int height) {
    byte[] png = of("png", 8, 8, 0);
    ByteBuffer header = ByteBuffer.wrap(png).putInt(HEADER, width).putInt(HEADER + 4, height);
    CRC32 sum = new CRC32();
    sum.update(png, HEADER - 4, 17);
    header.putInt(HEADER + 13, (int) sum.getValue());
    return png;
  }
}
