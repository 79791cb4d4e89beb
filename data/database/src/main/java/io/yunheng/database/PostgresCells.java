/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.util.Arrays;

/** Reads the binary forms in which PostgreSQL sends values. */
final class PostgresCells {
  private static final long EPOCH_DAYS = 10_957;
  private static final long EPOCH_MICROS = EPOCH_DAYS * TimeForms.DAY;
  private static final int BASE_DIGITS = 4;
  private static final int MOST_DIMENSIONS = 6;

  private PostgresCells() {}

  /** For the values of a column in the form of its own family. */
  static CellDecoder of(TableColumn column) {
    return column.family() == ValueFamily.ARRAY
        ? array(column.element(), of(column.base(), column.element()))
        : of(column.base(), column.family());
  }

  private static CellDecoder of(String base, ValueFamily family) {
    return switch (family) {
      case INTEGER ->
          switch (base) {
            case "int2" -> (in, at, length, out) -> out.number(sized(in, at, length, 2));
            case "int4" -> (in, at, length, out) -> out.number(sized(in, at, length, 4));
            case "oid" ->
                (in, at, length, out) -> out.number(sized(in, at, length, 4) & 0xffffffffL);
            default -> (in, at, length, out) -> out.number(sized(in, at, length, 8));
          };
      case DECIMAL -> PostgresCells::numeric;
      case SINGLE ->
          (in, at, length, out) ->
              NumberForms.binary32(Float.intBitsToFloat((int) sized(in, at, length, 4)), out);
      case DOUBLE ->
          (in, at, length, out) ->
              NumberForms.binary64(Double.longBitsToDouble(sized(in, at, length, 8)), out);
      case BOOLEAN ->
          (in, at, length, out) -> out.ascii(sized(in, at, length, 1) == 0 ? "false" : "true");
      case TEXT, BYTES -> (in, at, length, out) -> out.put(in, at, length);
      case PADDED -> TextCells::padded;
      case DATE -> PostgresCells::date;
      case TIME -> (in, at, length, out) -> TimeForms.time(sized(in, at, length, 8), out);
      case ZONED_TIME -> PostgresCells::zonedTime;
      case DATETIME -> (in, at, length, out) -> moment(sized(in, at, length, 8), "", out);
      case INSTANT -> (in, at, length, out) -> moment(sized(in, at, length, 8), "Z", out);
      case UUID ->
          (in, at, length, out) -> {
            need(length == 16);
            TextCells.uuid(in, at, out);
          };
      case JSON ->
          base.equals("jsonb")
              ? (in, at, length, out) -> {
                need(length > 0 && in[at] == 1);
                JsonForms.canonical(in, at + 1, length - 1, out);
              }
              : JsonForms::canonical;
      case BITS -> PostgresCells::bits;
      case INTERVAL -> PostgresCells::interval;
      case NETWORK ->
          (in, at, length, out) -> {
            need(length >= 8 && length == 4 + in[at + 3]);
            byte[] octets = Arrays.copyOfRange(in, at + 4, at + length);
            need(octets.length == 4 || octets.length == 16);
            NetworkForms.address(octets, in[at + 1] & 0xff, out);
          };
      case HARDWARE -> NetworkForms::hardware;
      case SET, ARRAY, NONE -> throw new IllegalArgumentException(base);
    };
  }

  private static void need(boolean holds) {
    if (!holds) {
      throw new CellFormException("binary form");
    }
  }

  private static long sized(byte[] in, int at, int length, int size) {
    need(length == size);
    return switch (size) {
      case 1 -> in[at];
      case 2 -> (short) ((in[at] << 8) | (in[at + 1] & 0xff));
      case 4 -> Cells.getInt(in, at);
      default -> Cells.getLong(in, at);
    };
  }

  private static int unsignedShort(byte[] in, int at) {
    return ((in[at] & 0xff) << 8) | (in[at + 1] & 0xff);
  }

  private static void numeric(byte[] in, int at, int length, Cells out) {
    need(length >= 8);
    int count = unsignedShort(in, at);
    int weight = (short) unsignedShort(in, at + 2);
    int sign = unsignedShort(in, at + 4);
    need(length == 8 + 2 * count);
    switch (sign) {
      case 0xc000 -> out.ascii("NaN");
      case 0xd000 -> out.ascii("Infinity");
      case 0xf000 -> out.ascii("-Infinity");
      default -> {
        int last = count;
        while (last > 0 && unsignedShort(in, at + 8 + 2 * (last - 1)) == 0) {
          last--;
        }
        if (last == 0) {
          out.put('0');
          return;
        }
        if (sign == 0x4000) {
          out.put('-');
        }
        digits(in, at + 8, last, weight, out);
      }
    }
  }

  private static void digits(byte[] in, int at, int count, int weight, Cells out) {
    if (weight < 0) {
      out.put('0');
    } else {
      boolean begun = false;
      for (int i = 0; i <= weight; i++) {
        int digit = i < count ? unsignedShort(in, at + 2 * i) : 0;
        if (begun) {
          out.padded(digit, BASE_DIGITS);
        } else if (digit != 0) {
          out.number(digit);
          begun = true;
        }
      }
      if (!begun) {
        out.put('0');
      }
    }
    if (count <= weight + 1) {
      return;
    }
    out.put('.');
    for (int i = weight + 1; i < count; i++) {
      int digit = i < 0 ? 0 : unsignedShort(in, at + 2 * i);
      if (i < count - 1) {
        out.padded(digit, BASE_DIGITS);
      } else {
        int width = BASE_DIGITS;
        while (digit % 10 == 0) {
          digit /= 10;
          width--;
        }
        out.padded(digit, width);
      }
    }
  }

  private static void date(byte[] in, int at, int length, Cells out) {
    int day = (int) sized(in, at, length, 4);
    if (day == Integer.MAX_VALUE) {
      out.ascii("infinity");
    } else if (day == Integer.MIN_VALUE) {
      out.ascii("-infinity");
    } else {
      TimeForms.date(day + EPOCH_DAYS, out);
    }
  }

  private static void moment(long micros, String zone, Cells out) {
    if (micros == Long.MAX_VALUE) {
      out.ascii("infinity");
    } else if (micros == Long.MIN_VALUE) {
      out.ascii("-infinity");
    } else {
      TimeForms.datetime(micros + EPOCH_MICROS, out);
      out.ascii(zone);
    }
  }

  private static void zonedTime(byte[] in, int at, int length, Cells out) {
    need(length == 12);
    TimeForms.time(Cells.getLong(in, at), out);
    int west = Cells.getInt(in, at + 8);
    int east = Math.abs(west);
    out.put(west <= 0 ? '+' : '-');
    out.padded(east / 3600, 2);
    out.put(':');
    out.padded(east / 60 % 60, 2);
    if (east % 60 != 0) {
      out.put(':');
      out.padded(east % 60, 2);
    }
  }

  private static void bits(byte[] in, int at, int length, Cells out) {
    need(length >= 4);
    int count = Cells.getInt(in, at);
    need(count >= 0 && length == 4 + (count + 7) / 8);
    for (int i = 0; i < count; i++) {
      out.put('0' + ((in[at + 4 + i / 8] >> (7 - i % 8)) & 1));
    }
  }

  /** Months, days and seconds each with its sign, since none of them is made of the others. */
  private static void interval(byte[] in, int at, int length, Cells out) {
    need(length == 16);
    long micros = Cells.getLong(in, at);
    out.put('P');
    out.number(Cells.getInt(in, at + 12));
    out.put('M');
    out.number(Cells.getInt(in, at + 8));
    out.ascii("DT");
    if (micros < 0) {
      out.put('-');
    }
    long whole = Math.abs(micros / TimeForms.MICROS);
    out.number(whole);
    TimeForms.fraction(Math.abs(micros % TimeForms.MICROS), out);
    out.put('S');
  }

  /** As JSON; where it does not begin with one, its bounds stand before it. */
  private static CellDecoder array(ValueFamily element, CellDecoder decoder) {
    Cells one = new Cells();
    return (in, at, length, out) -> {
      need(length >= 12);
      int dimensions = Cells.getInt(in, at);
      need(dimensions >= 0 && dimensions <= MOST_DIMENSIONS);
      need(length >= 12 + 8 * dimensions);
      if (dimensions == 0) {
        out.ascii("[]");
        return;
      }
      int[] sizes = new int[dimensions];
      boolean plain = true;
      for (int i = 0; i < dimensions; i++) {
        sizes[i] = Cells.getInt(in, at + 12 + 8 * i);
        need(sizes[i] >= 0);
        plain &= Cells.getInt(in, at + 16 + 8 * i) == 1;
      }
      if (!plain) {
        for (int i = 0; i < dimensions; i++) {
          long lower = Cells.getInt(in, at + 16 + 8 * i);
          out.put('[');
          out.number(lower);
          out.put(':');
          out.number(lower + sizes[i] - 1);
          out.put(']');
        }
        out.put('=');
      }
      Elements elements = new Elements(in, at + 12 + 8 * dimensions, at + length, out);
      elements.write(sizes, 0, element, decoder, one);
      need(elements.next == elements.end);
    };
  }

  private static final class Elements {
    private final byte[] in;
    private int next;
    private final int end;
    private final Cells out;

    Elements(byte[] in, int next, int end, Cells out) {
      this.in = in;
      this.next = next;
      this.end = end;
      this.out = out;
    }

    void write(int[] sizes, int dimension, ValueFamily family, CellDecoder decoder, Cells one) {
      out.put('[');
      for (int i = 0; i < sizes[dimension]; i++) {
        if (i > 0) {
          out.put(',');
        }
        if (dimension + 1 < sizes.length) {
          write(sizes, dimension + 1, family, decoder, one);
        } else {
          element(family, decoder, one);
        }
      }
      out.put(']');
    }

    private void element(ValueFamily family, CellDecoder decoder, Cells one) {
      need(end - next >= 4);
      int length = Cells.getInt(in, next);
      next += 4;
      if (length == Cells.NULL) {
        out.ascii("null");
        return;
      }
      need(length >= 0 && length <= end - next);
      one.clear();
      one.beginCell();
      decoder.decode(in, next, length, one);
      one.endCell();
      next += length;
      TextCells.asJson(family, one, out);
    }
  }
}
