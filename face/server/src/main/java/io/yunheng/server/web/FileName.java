/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import java.nio.charset.StandardCharsets;

/**
 * The name under which a browser saves a download (RFC 6266, with the extended form of RFC 8187).
 *
 * @param text as people see it, without folders
 */
public record FileName(String text) {
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`|~";

  /** The last part of a path. */
  public static FileName ofPath(String path) {
    return new FileName(path.substring(path.lastIndexOf('/') + 1));
  }

  /** The value of {@code Content-Disposition}. */
  public String disposition() {
    StringBuilder ascii = new StringBuilder();
    text.codePoints()
        .forEach(
            one ->
                ascii.append(
                    one >= ' ' && one < 127 && "\"\\%/".indexOf(one) < 0 ? (char) one : '_'));
    StringBuilder extended = new StringBuilder();
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      if (one > 0 && PLAIN.indexOf(one) >= 0) {
        extended.append((char) one);
      } else {
        extended.append('%').append("%02X".formatted(one & 0xff));
      }
    }
    return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + extended;
  }
}
