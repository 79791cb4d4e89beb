/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.secret;

import io.nayuki.qrcodegen.QrCode;

/** A QR code as SVG, made here so that no secret goes anywhere else. */
public final class QrPicture {
  private static final int BORDER = 3;

  private QrPicture() {}

  /**
   * The picture of a text.
   *
   * @param label what it shows, for those who cannot see it
   */
  public static String svg(String text, String label) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    int side = code.size + 2 * BORDER;
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append('M').append(x + BORDER).append(',').append(y + BORDER).append("h1v1h-1z");
        }
      }
    }
    return "<svg class=\"qr\" role=\"img\" aria-label=\""
        + label.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;")
        + "\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
        + side
        + " "
        + side
        + "\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>"
        + "<path fill=\"#000\" d=\""
        + path
        + "\"/></svg>";
  }
}
