/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Pictures for tests, whole and harmful. */
final class TestPictures {
  static final String SCRIPT = "<script>alert(1)</script>";

  private static final int SIGNATURE = 8;
  private static final byte RGBA = 6;

  private TestPictures() {}

  /** A picture in a form of the Java platform, red on the left and blue on the right. */
  static byte[] of(String form, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D to = image.createGraphics();
    to.setColor(Color.RED);
    to.fillRect(0, 0, width / 2, height);
    to.setColor(Color.BLUE);
    to.fillRect(width / 2, 0, width - width / 2, height);
    to.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, form, out);
    return out.toByteArray();
  }

  /** A PNG that says how large it is and has few bytes. */
  static byte[] empty(int width, int height) throws IOException {
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(pixels)) {
      deflater.write(new byte[1 << 20]);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(Arrays.copyOf(of("png", 1, 1), SIGNATURE));
    out.writeBytes(
        chunk(
            "IHDR",
            ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, RGBA, 0, 0, 0})
                .array()));
    out.writeBytes(chunk("IDAT", pixels.toByteArray()));
    out.writeBytes(chunk("IEND", new byte[0]));
    return out.toByteArray();
  }

  /** A PNG with a script in a text of its own, and behind its end. */
  static byte[] polyglot() throws IOException {
    byte[] png = of("png", 40, 30);
    int header = SIGNATURE + 25;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(png, 0, header);
    out.writeBytes(chunk("tEXt", ("Title\0" + SCRIPT).getBytes(StandardCharsets.US_ASCII)));
    out.write(png, header, png.length - header);
    out.writeBytes(SCRIPT.getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  private static byte[] chunk(String name, byte[] data) {
    byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(letters);
    sum.update(data);
    return ByteBuffer.allocate(12 + data.length)
        .putInt(data.length)
        .put(letters)
        .put(data)
        .putInt((int) sum.getValue())
        .array();
  }
}
