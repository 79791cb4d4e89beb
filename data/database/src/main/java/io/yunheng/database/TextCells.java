/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Reads values that come as text in UTF-8 (bytes: as they are). */
final class TextCells {
  private static final int UUID_TEXT = 36;

  private TextCells() {}

  /** For the values of a family. */
  static CellDecoder of(ValueFamily family) {
    return switch (family) {
      case INTEGER, DECIMAL -> NumberForms::decimal;
      case SINGLE ->
          (in, at, length, out) -> NumberForms.binary32((float) parsed(ascii(in, at, length)), out);
      case DOUBLE ->
          (in, at, length, out) -> NumberForms.binary64(parsed(ascii(in, at, length)), out);
      case BOOLEAN ->
          (in, at, length, out) ->
              out.ascii(
                  switch (ascii(in, at, length).toLowerCase(Locale.ROOT)) {
                    case "1", "t", "true" -> "true";
                    case "0", "f", "false" -> "false";
                    default -> throw new CellFormException("boolean");
                  });
      case TEXT, BYTES, ARRAY -> (in, at, length, out) -> out.put(in, at, length);
      case PADDED -> TextCells::padded;
      case DATE -> (in, at, length, out) -> TimeForms.date(ascii(in, at, length), out);
      case TIME -> (in, at, length, out) -> TimeForms.time(ascii(in, at, length), out);
      case DATETIME -> (in, at, length, out) -> TimeForms.datetime(ascii(in, at, length), out);
      case INSTANT ->
          (in, at, length, out) -> {
            TimeForms.datetime(ascii(in, at, length), out);
            out.put('Z');
          };
      case UUID ->
          (in, at, length, out) -> {
            Optional<byte[]> octets = uuid(in, at, length);
            uuid(octets.orElseThrow(() -> new CellFormException("uuid")), 0, out);
          };
      case JSON -> JsonForms::canonical;
      case BITS -> (in, at, length, out) -> out.ascii(bits(ascii(in, at, length)));
      case NETWORK ->
          (in, at, length, out) -> must(NetworkForms.address(ascii(in, at, length), out));
      case HARDWARE ->
          (in, at, length, out) -> must(NetworkForms.hardware(ascii(in, at, length), out));
      case SET -> TextCells::set;
      case ZONED_TIME, INTERVAL, NONE -> throw new IllegalArgumentException(family.code());
    };
  }

  private static void must(boolean understood) {
    if (!understood) {
      throw new CellFormException("address");
    }
  }

  private static String ascii(byte[] in, int at, int length) {
    return new String(in, at, length, StandardCharsets.ISO_8859_1);
  }

  private static double parsed(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException _) {
      throw new CellFormException("number");
    }
  }

  private static String bits(String text) {
    if (!text.matches("[01]*")) {
      throw new CellFormException("bits");
    }
    return text;
  }

  /** Without the blanks at its end. */
  static void padded(byte[] in, int at, int length, Cells out) {
    int end = at + length;
    while (end > at && in[end - 1] == ' ') {
      end--;
    }
    out.put(in, at, end - at);
  }

  /** The members in the order of their bytes. */
  static void set(byte[] in, int at, int length, Cells out) {
    if (length == 0) {
      return;
    }
    String[] members = new String(in, at, length, StandardCharsets.UTF_8).split(",", -1);
    byte[][] sorted = new byte[members.length][];
    for (int i = 0; i < members.length; i++) {
      sorted[i] = members[i].getBytes(StandardCharsets.UTF_8);
    }
    Arrays.sort(sorted, Arrays::compareUnsigned);
    for (int i = 0; i < sorted.length; i++) {
      if (i > 0) {
        out.put(',');
      }
      out.put(sorted[i], 0, sorted[i].length);
    }
  }

  /** Sixteen octets as 8-4-4-4-12 digits in lower case. */
  static void uuid(byte[] octets, int at, Cells out) {
    NetworkForms.hex(octets, at, 4, out);
    for (int i = 4; i < 10; i += 2) {
      out.put('-');
      NetworkForms.hex(octets, at + i, 2, out);
    }
    out.put('-');
    NetworkForms.hex(octets, at + 10, 6, out);
  }

  /** The octets of a UUID that is written with or without hyphens and braces. */
  static Optional<byte[]> uuid(byte[] in, int at, int length) {
    if (length > UUID_TEXT + 2) {
      return Optional.empty();
    }
    String digits = ascii(in, at, length).replaceAll("[{}-]", "").toLowerCase(Locale.ROOT);
    if (!digits.matches("[0-9a-f]{32}")) {
      return Optional.empty();
    }
    return Optional.of(java.util.HexFormat.of().parseHex(digits));
  }

  /** The only cell of a row as an element of a JSON array. */
  static void asJson(ValueFamily family, Cells one, Cells out) {
    int at = one.start(0);
    int length = one.end(0) - at;
    switch (family) {
      case INTEGER, DECIMAL, SINGLE, DOUBLE, BOOLEAN, JSON -> {
        byte first = length == 0 ? 0 : one.data()[at + (one.data()[at] == '-' ? 1 : 0)];
        if (family != ValueFamily.JSON && (first == 'N' || first == 'I')) {
          quoted(ascii(one.data(), at, length), out);
        } else if (family == ValueFamily.SINGLE || family == ValueFamily.DOUBLE) {
          JsonForms.canonical(one.data(), at, length, out);
        } else {
          out.put(one.data(), at, length);
        }
      }
      case BYTES -> {
        out.ascii("\"");
        NetworkForms.hex(one.data(), at, length, out);
        out.ascii("\"");
      }
      case TEXT,
          PADDED,
          DATE,
          TIME,
          ZONED_TIME,
          DATETIME,
          INSTANT,
          UUID,
          BITS,
          INTERVAL,
          NETWORK,
          HARDWARE,
          SET,
          ARRAY,
          NONE ->
          quoted(new String(one.data(), at, length, StandardCharsets.UTF_8), out);
    }
  }

  private static void quoted(String text, Cells out) {
    StringBuilder quoted = new StringBuilder();
    JsonForms.quote(text, quoted);
    out.utf8(quoted.toString());
  }
}
