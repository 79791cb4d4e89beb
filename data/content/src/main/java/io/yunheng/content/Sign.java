/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import io.yunheng.files.Fields;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Bytes that a format has at a place, or somewhere between two places, of its beginning. Not a
 * record, as it is made of bytes.
 */
final class Sign {
  private final int at;
  private final int within;
  private final boolean line;
  private final byte[] bytes;
  private final byte[] mask;

  private Sign(int at, int within, boolean line, byte[] bytes, byte[] mask) {
    this.at = at;
    this.within = within;
    this.line = line;
    this.bytes = bytes;
    this.mask = mask;
  }

  static Sign read(Fields fields) {
    fields.only("at", "within", "line", "hex", "mask", "text");
    int at = fields.optionalNumber("at", 0, Formats.HEAD - 1).orElse(0);
    int within = fields.optionalNumber("within", 1, Formats.HEAD).orElse(0);
    byte[] bytes = fields.has("text") ? text(fields) : hex(fields, "hex");
    byte[] mask = new byte[bytes.length];
    Arrays.fill(mask, (byte) -1);
    if (fields.has("mask")) {
      mask = hex(fields, "mask");
    }
    if (fields.has("text") && (fields.has("hex") || fields.has("mask"))) {
      fields.wrong("text", fields.text("text"), "hex | text");
    } else if (mask.length != bytes.length) {
      fields.wrong("mask", fields.text("mask"), bytes.length + " bytes");
      mask = bytes;
    } else if (at + bytes.length > Formats.HEAD) {
      fields.wrong("at", Integer.toString(at), "0.." + (Formats.HEAD - bytes.length));
    }
    return new Sign(at, within, fields.flag("line"), bytes, mask);
  }

  private static byte[] text(Fields fields) {
    return fields.text("text").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] hex(Fields fields, String key) {
    String hex = fields.text(key);
    return parsed(hex)
        .orElseGet(
            () -> {
              fields.wrong(key, hex, "00..ff 00..ff");
              return new byte[1];
            });
  }

  private static Optional<byte[]> parsed(String hex) {
    try {
      byte[] bytes = HexFormat.of().parseHex(hex);
      return bytes.length == 0 ? Optional.empty() : Optional.of(bytes);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  boolean in(byte[] head, HeadPairs pairs) {
    for (int i = 1; i < bytes.length; i++) {
      boolean exact = mask[i - 1] == -1 && mask[i] == -1;
      if (exact && !pairs.has(bytes[i - 1], bytes[i])) {
        return false;
      }
    }
    int last = Math.min(within == 0 ? at : at + within, head.length - bytes.length);
    for (int place = at; place <= last; place++) {
      if (here(head, place) && (!line || place == 0 || head[place - 1] == '\n')) {
        return true;
      }
    }
    return false;
  }

  private boolean here(byte[] head, int place) {
    for (int i = 0; i < bytes.length; i++) {
      if ((head[place + i] & mask[i]) != (bytes[i] & mask[i])) {
        return false;
      }
    }
    return true;
  }
}
