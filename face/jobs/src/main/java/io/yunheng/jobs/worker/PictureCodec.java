/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.worker;

import io.yunheng.jobs.PicturePreview.Why;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/** Decodes a picture and encodes what it shows anew, small. Only for a process of its own. */
final class PictureCodec {
  private static final List<String> FORMS = List.of("png", "jpeg", "gif", "bmp");

  private final PictureLimits limits;

  PictureCodec(PictureLimits limits) {
    this.limits = limits;
    ImageIO.setUseCache(false);
  }

  /** Why a picture is not shown. */
  static final class Refusal extends Exception {
    private static final long serialVersionUID = 1;
    private final Why why;

    Refusal(Why why) {
      super(why.code());
      this.why = why;
    }

    Why why() {
      return why;
    }
  }

  /** Loads what decoding and encoding need, by doing both once with each form. */
  void warm() throws IOException, Refusal {
    BufferedImage small = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
    for (String form : FORMS) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(small, form, out);
      byte[] _ = preview(out.toByteArray());
    }
  }

  /**
   * The bytes of a PNG file of what a picture shows.
   *
   * @throws Refusal if it is not shown
   * @throws IOException if it cannot be decoded
   */
  byte[] preview(byte[] bytes) throws IOException, Refusal {
    ImageReader reader = reader(bytes);
    ByteImageStream in = new ByteImageStream(bytes);
    try {
      reader.setInput(in, true, true);
      BufferedImage image = decode(reader);
      if (in.exhausted()) {
        throw new Refusal(Why.BROKEN);
      }
      return encode(shrink(image));
    } finally {
      reader.dispose();
    }
  }

  private static ImageReader reader(byte[] bytes) throws IOException, Refusal {
    for (String form : FORMS) {
      Iterator<ImageReader> all = ImageIO.getImageReadersByFormatName(form);
      while (all.hasNext()) {
        ImageReader one = all.next();
        if (one.getOriginatingProvider().canDecodeInput(new ByteImageStream(bytes))) {
          return one;
        }
      }
    }
    throw new Refusal(Why.FORM);
  }

  private BufferedImage decode(ImageReader reader) throws IOException, Refusal {
    long width = reader.getWidth(0);
    long height = reader.getHeight(0);
    if (width < 1 || height < 1) {
      throw new Refusal(Why.BROKEN);
    }
    if (width * height > limits.pixels()) {
      throw new Refusal(Why.PIXELS);
    }
    int each =
        (int) Math.max(1, Math.ceil(Math.sqrt((double) (width * height) / limits.decoded())));
    ImageReadParam wanted = reader.getDefaultReadParam();
    wanted.setSourceSubsampling(each, each, 0, 0);
    return reader.read(0, wanted);
  }

  private BufferedImage shrink(BufferedImage image) {
    double by =
        Math.min(1.0, (double) limits.edge() / Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(1, (int) Math.round(image.getWidth() * by));
    int height = Math.max(1, (int) Math.round(image.getHeight() * by));
    boolean clear = image.getColorModel().hasAlpha();
    BufferedImage small =
        new BufferedImage(
            width, height, clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    Graphics2D to = small.createGraphics();
    to.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    to.drawImage(image, 0, 0, width, height, null);
    to.dispose();
    return small;
  }

  private static byte[] encode(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }
}
