/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.Optional;

/** Brings a canonical form of one family into that of another; docs/formats/rows.md, pairs. */
final class Conversions {
  private static final CellDecoder AS_IT_IS = (in, at, length, out) -> out.put(in, at, length);

  private Conversions() {}

  /** Whether values of a family can be brought into a form at all. */
  static boolean known(ValueFamily from, ValueFamily as) {
    return from == as || of(from, as, Optional.of(java.time.ZoneOffset.UTC)).isPresent();
  }

  /** From the form of one family to that of another; empty if there is no way. */
  static Optional<CellDecoder> of(ValueFamily from, ValueFamily as, Optional<ZoneId> zone) {
    if (from == as) {
      return Optional.of(AS_IT_IS);
    }
    return switch (as) {
      case DECIMAL -> from == ValueFamily.INTEGER ? Optional.of(AS_IT_IS) : Optional.empty();
      case BOOLEAN ->
          switch (from) {
            case INTEGER, DECIMAL, BITS -> Optional.of(Conversions::truth);
            default -> Optional.empty();
          };
      case SINGLE ->
          from == ValueFamily.DOUBLE ? Optional.of(Conversions::single) : Optional.empty();
      case PADDED -> from == ValueFamily.TEXT ? Optional.of(TextCells::padded) : Optional.empty();
      case TEXT -> from == ValueFamily.PADDED ? Optional.of(AS_IT_IS) : Optional.empty();
      case UUID ->
          switch (from) {
            case BYTES ->
                Optional.of(
                    (in, at, length, out) -> {
                      if (length == 16) {
                        TextCells.uuid(in, at, out);
                      } else {
                        out.ascii("?");
                        out.put(in, at, length);
                      }
                    });
            case TEXT, PADDED -> Optional.of(orAsItIs(Conversions::uuid));
            default -> Optional.empty();
          };
      case JSON ->
          switch (from) {
            case TEXT -> Optional.of(JsonForms::canonical);
            case ARRAY -> Optional.of(AS_IT_IS);
            default -> Optional.empty();
          };
      case NETWORK ->
          from == ValueFamily.TEXT || from == ValueFamily.PADDED
              ? Optional.of(orAsItIs(NetworkForms::address))
              : Optional.empty();
      case HARDWARE ->
          from == ValueFamily.TEXT || from == ValueFamily.PADDED
              ? Optional.of(orAsItIs(NetworkForms::hardware))
              : Optional.empty();
      case SET -> from == ValueFamily.TEXT ? Optional.of(TextCells::set) : Optional.empty();
      case DATETIME ->
          from == ValueFamily.DATE
              ? Optional.of(
                  (in, at, length, out) -> {
                    out.put(in, at, length);
                    if (in[at + length - 1] != 'y') {
                      out.ascii("T00:00:00");
                    }
                  })
              : Optional.empty();
      case INSTANT -> from == ValueFamily.DATETIME ? zone.map(TimeForms::inZone) : Optional.empty();
      case INTEGER, DOUBLE, BYTES, DATE, TIME, ZONED_TIME, BITS, INTERVAL, ARRAY, NONE ->
          Optional.empty();
    };
  }

  /** One after the other. */
  static CellDecoder then(CellDecoder first, CellDecoder second) {
    if (second.equals(AS_IT_IS)) {
      return first;
    }
    Cells between = new Cells();
    return (in, at, length, out) -> {
      between.clear();
      between.beginCell();
      first.decode(in, at, length, between);
      between.endCell();
      second.decode(between.data(), between.start(0), between.end(0) - between.start(0), out);
    };
  }

  /** Text in Unicode's normal form C. */
  static void normal(byte[] in, int at, int length, Cells out) {
    boolean ascii = true;
    for (int i = at; i < at + length; i++) {
      ascii &= in[i] >= 0;
    }
    if (ascii) {
      out.put(in, at, length);
    } else {
      out.utf8(
          Normalizer.normalize(
              new String(in, at, length, StandardCharsets.UTF_8), Normalizer.Form.NFC));
    }
  }

  private static void truth(byte[] in, int at, int length, Cells out) {
    if (length == 1 && in[at] == '0') {
      out.ascii("false");
    } else if (length == 1 && in[at] == '1') {
      out.ascii("true");
    } else {
      out.put(in, at, length);
    }
  }

  private static void single(byte[] in, int at, int length, Cells out) {
    String text = new String(in, at, length, StandardCharsets.US_ASCII);
    NumberForms.binary32((float) Double.parseDouble(text), out);
  }

  private interface Reader {
    boolean read(String text, Cells out);
  }

  private static boolean uuid(String text, Cells out) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    Optional<byte[]> octets = TextCells.uuid(bytes, 0, bytes.length);
    octets.ifPresent(found -> TextCells.uuid(found, 0, out));
    return octets.isPresent();
  }

  /** What cannot be understood stays as it is, so that it differs from all that can. */
  private static CellDecoder orAsItIs(Reader reader) {
    return (in, at, length, out) -> {
      if (length > 64 || !reader.read(new String(in, at, length, StandardCharsets.UTF_8), out)) {
        out.put(in, at, length);
      }
    };
  }
}
