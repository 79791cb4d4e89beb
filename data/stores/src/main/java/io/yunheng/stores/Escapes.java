/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Percent signs in addresses (RFC 3986 section 2.1), as SigV4 wants them: all but unreserved. */
final class Escapes {
  private static final String DIGITS = "0123456789ABCDEF";

  private Escapes() {}

  /** With slashes left as they are. */
  static String path(String text) {
    return encode(text, true);
  }

  static String value(String text) {
    return encode(text, false);
  }

  /** A query in the order that SigV4 signs; names here are plain ASCII. */
  static String query(Map<String, String> values) {
    StringBuilder query = new StringBuilder();
    new TreeMap<>(values)
        .forEach(
            (name, value) ->
                query
                    .append(query.isEmpty() ? "" : "&")
                    .append(value(name))
                    .append('=')
                    .append(value(value)));
    return query.toString();
  }

  private static String encode(String text, boolean slashes) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain =
          (b >= 'A' && b <= 'Z')
              || (b >= 'a' && b <= 'z')
              || (b >= '0' && b <= '9')
              || b == '-'
              || b == '.'
              || b == '_'
              || b == '~'
              || (slashes && b == '/');
      if (plain) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(DIGITS.charAt((b >> 4) & 15)).append(DIGITS.charAt(b & 15));
      }
    }
    return encoded.toString();
  }

  /** The bytes that a text means; nothing if it is not encoded rightly. */
  static Optional<byte[]> decode(String text, boolean plusIsBlank) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        if (i + 2 >= text.length()) {
          return Optional.empty();
        }
        int high = Character.digit(text.charAt(i + 1), 16);
        int low = Character.digit(text.charAt(i + 2), 16);
        if (high < 0 || low < 0) {
          return Optional.empty();
        }
        out.write(high * 16 + low);
        i += 2;
      } else if (c == '+' && plusIsBlank) {
        out.write(' ');
      } else if (c < 0x80) {
        out.write(c);
      } else {
        int point = text.codePointAt(i);
        out.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(point) - 1;
      }
    }
    return Optional.of(out.toByteArray());
  }
}
