/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Makes a zip archive whose only entry is the archive itself. Its deflate stream is a program that
 * writes its own text: literal blocks ({@code L}) and copies of what was written last ({@code R}),
 * both whole bytes long. The checksum in it is a fixed point, found by linear algebra over bits.
 */
final class Quine {
  private static final byte[] NAME = "r.zip".getBytes(StandardCharsets.US_ASCII);
  private static final int COPY = 10;
  private static final int LITERAL = 5;

  private Quine() {}

  static byte[] zip() {
    for (int time = 0; time < 1000; time++) {
      int none = crc(made(time, 0));
      int[] rows = new int[32];
      int[] wanted = new int[32];
      for (int bit = 0; bit < 32; bit++) {
        int column = crc(made(time, 1 << bit)) ^ none ^ (1 << bit);
        for (int row = 0; row < 32; row++) {
          rows[row] |= ((column >>> row) & 1) << bit;
          wanted[row] = (none >>> row) & 1;
        }
      }
      int found = solved(rows, wanted);
      byte[] zip = made(time, found);
      if (crc(zip) == found) {
        return zip;
      }
    }
    throw new IllegalStateException();
  }

  private static int solved(int[] rows, int[] wanted) {
    int solution = 0;
    int[] pivots = new int[32];
    int rank = 0;
    for (int bit = 0; bit < 32; bit++) {
      for (int row = rank; row < 32; row++) {
        if (((rows[row] >>> bit) & 1) != 0) {
          int keep = rows[row];
          rows[row] = rows[rank];
          rows[rank] = keep;
          int other = wanted[row];
          wanted[row] = wanted[rank];
          wanted[rank] = other;
          for (int each = 0; each < 32; each++) {
            if (each != rank && ((rows[each] >>> bit) & 1) != 0) {
              rows[each] ^= rows[rank];
              wanted[each] ^= wanted[rank];
            }
          }
          pivots[rank++] = bit;
          break;
        }
      }
    }
    for (int row = 0; row < rank; row++) {
      solution |= wanted[row] << pivots[row];
    }
    return solution;
  }

  private static int crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  private static byte[] made(int time, int crc) {
    int before = 30 + NAME.length;
    int after = 46 + NAME.length + 22;
    byte[] begin = literal(before + LITERAL);
    byte[] again = copy(before + LITERAL, false);
    byte[] thirty = literal(30);
    byte[] repeat = copy(30, false);
    byte[] end = literal(COPY + after);
    byte[] last = copy(COPY + after, true);
    byte[] none = literal(0);
    int packed =
        LITERAL
            + before
            + LITERAL
            + COPY
            + LITERAL
            + COPY
            + LITERAL
            + LITERAL
            + LITERAL
            + 3 * (LITERAL + 30 + COPY)
            + 3 * LITERAL
            + LITERAL
            + COPY
            + after
            + COPY;
    int size = before + packed + after;
    byte[] prefix = header(time, crc, packed, size, true);
    byte[] suffix = header(time, crc, packed, size, false);
    return joined(
        prefix,
        begin,
        prefix,
        begin,
        again,
        literal(COPY),
        again,
        literal(LITERAL),
        literal(COPY),
        none,
        thirty,
        again,
        literal(LITERAL),
        literal(COPY),
        none,
        thirty,
        repeat,
        thirty,
        repeat,
        thirty,
        repeat,
        thirty,
        repeat,
        thirty,
        repeat,
        none,
        none,
        none,
        end,
        repeat,
        none,
        none,
        none,
        end,
        last,
        suffix,
        last,
        suffix);
  }

  private static byte[] header(int time, int crc, int packed, int size, boolean local) {
    ByteBuffer bytes = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(local ? 0x04034b50 : 0x02014b50);
    if (!local) {
      bytes.putShort((short) 20);
    }
    bytes.putShort((short) 20).putShort((short) 0).putShort((short) 8);
    bytes.putShort((short) time).putShort((short) 0x5821).putInt(crc).putInt(packed).putInt(size);
    bytes.putShort((short) NAME.length).putShort((short) 0);
    if (!local) {
      bytes.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0).putInt(0);
    }
    bytes.put(NAME);
    if (!local) {
      bytes.putInt(0x06054b50).putInt(0).putShort((short) 1).putShort((short) 1);
      bytes.putInt(46 + NAME.length).putInt(30 + NAME.length + packed).putShort((short) 0);
    }
    byte[] made = new byte[bytes.position()];
    bytes.flip().get(made);
    return made;
  }

  /** The beginning of a block that is stored (RFC 1951 section 3.2.4). */
  private static byte[] literal(int length) {
    return new byte[] {
      0, (byte) length, (byte) (length >> 8), (byte) ~length, (byte) (~length >> 8)
    };
  }

  /** A copy of the last bytes (RFC 1951 section 3.2.6), filled up to ten bytes by empty blocks. */
  private static byte[] copy(int length, boolean last) {
    Bits bits = new Bits();
    for (int parts = 1; bits.count <= 37 || bits.count > 45; parts++) {
      if (parts > 2) {
        throw new IllegalStateException();
      }
      bits = new Bits();
      bits.number(2, 3);
      for (int part = 0; part < parts; part++) {
        bits.length((length + part) / parts);
        bits.distance(length);
      }
      bits.code(0, 7);
      while (bits.count <= 37) {
        bits.number(2, 3);
        bits.code(0, 7);
      }
    }
    bits.number(last ? 1 : 0, 3);
    byte[] made = new byte[COPY];
    for (int i = 0; i < 6; i++) {
      made[i] = (byte) (bits.value >>> (8 * i));
    }
    made[8] = (byte) 0xff;
    made[9] = (byte) 0xff;
    return made;
  }

  private static final class Bits {
    private long value;
    private int count;

    void number(long number, int bits) {
      value |= number << count;
      count += bits;
    }

    void code(int code, int bits) {
      for (int bit = bits - 1; bit >= 0; bit--) {
        number((code >>> bit) & 1, 1);
      }
    }

    void length(int length) {
      int extra = length < 11 ? 0 : 29 - Integer.numberOfLeadingZeros(length - 3);
      int base = (length - 3) >>> extra;
      int symbol = 257 + (extra == 0 ? base : 4 * extra + base);
      if (symbol < 280) {
        code(symbol - 256, 7);
      } else {
        code(0xc0 + symbol - 280, 8);
      }
      number((length - 3) & ((1 << extra) - 1), extra);
    }

    void distance(int distance) {
      int extra = distance < 5 ? 0 : 30 - Integer.numberOfLeadingZeros(distance - 1);
      int base = (distance - 1) >>> extra;
      code(extra == 0 ? base : 2 * extra + base, 5);
      number((distance - 1) & ((1 << extra) - 1), extra);
    }
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
