/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Address prefixes as rules write them: an address, or an address, a slash and a length. */
public final class AddressPrefixes {
  private static final int V4 = 4;
  private static final int V6 = 16;

  /** The bits of an address from the left, those of an IPv4 address in the upper half of high. */
  private record Prefix(boolean six, long high, long low, int length) {
    static Prefix of(byte[] address, int length) {
      long high = 0;
      long low = 0;
      for (int i = 0; i < V6; i++) {
        long part = i < address.length ? address[i] & 0xffL : 0;
        if (i < Long.BYTES) {
          high = (high << 8) | part;
        } else {
          low = (low << 8) | part;
        }
      }
      return new Prefix(address.length == V6, high, low, length);
    }
  }

  private AddressPrefixes() {}

  /**
   * Whether the prefix holds every address of its family; an empty text is no prefix and holds
   * none.
   *
   * @throws IllegalArgumentException if it is no prefix
   */
  public static boolean anywhere(String prefix) {
    return !prefix.isEmpty() && parse(prefix).length() == 0;
  }

  /**
   * How many bits of the prefix are fixed.
   *
   * @throws IllegalArgumentException if it is no prefix
   */
  public static int length(String prefix) {
    return parse(prefix).length();
  }

  /**
   * Whether all of the inner prefix lies in the outer one.
   *
   * @throws IllegalArgumentException if one of them is no prefix
   */
  public static boolean within(String inner, String outer) {
    Prefix small = parse(inner);
    Prefix large = parse(outer);
    if (small.six() != large.six() || small.length() < large.length()) {
      return false;
    }
    int length = large.length();
    return ((small.high() ^ large.high()) & upper(length)) == 0
        && ((small.low() ^ large.low()) & upper(length - Long.SIZE)) == 0;
  }

  /**
   * The addresses of a prefix, as numbers.
   *
   * @param six whether they are IPv6
   */
  public record Range(boolean six, BigInteger first, BigInteger last) {}

  /**
   * The addresses that a prefix holds.
   *
   * @throws IllegalArgumentException if it is no prefix
   */
  public static Range range(String prefix) {
    Prefix parsed = parse(prefix);
    int bits = (parsed.six() ? V6 : V4) * Byte.SIZE;
    byte[] octets =
        ByteBuffer.allocate(2 * Long.BYTES).putLong(parsed.high()).putLong(parsed.low()).array();
    BigInteger address = new BigInteger(1, Arrays.copyOf(octets, bits / Byte.SIZE));
    BigInteger size = BigInteger.ONE.shiftLeft(bits - parsed.length());
    BigInteger first = address.divide(size).multiply(size);
    return new Range(parsed.six(), first, first.add(size).subtract(BigInteger.ONE));
  }

  private static long upper(int bits) {
    if (bits <= 0) {
      return 0;
    }
    return bits >= Long.SIZE ? -1L : -1L << (Long.SIZE - bits);
  }

  private static Prefix parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    byte[] bytes =
        (address.indexOf(':') >= 0 ? v6(address) : v4(address))
            .orElseThrow(() -> new IllegalArgumentException(text));
    int most = bytes.length * 8;
    int length = slash < 0 ? most : number(text.substring(slash + 1), most);
    if (length < 0) {
      throw new IllegalArgumentException(text);
    }
    return Prefix.of(bytes, length);
  }

  private static Optional<byte[]> v4(String address) {
    byte[] bytes = new byte[V4];
    String[] parts = address.split("\\.", -1);
    if (parts.length != V4) {
      return Optional.empty();
    }
    for (int i = 0; i < V4; i++) {
      int part = number(parts[i], 255);
      if (part < 0) {
        return Optional.empty();
      }
      bytes[i] = (byte) part;
    }
    return Optional.of(bytes);
  }

  private static Optional<byte[]> v6(String address) {
    int gap = address.indexOf("::");
    if (gap < 0) {
      return groups(address, V6).filter(bytes -> bytes.length == V6);
    }
    Optional<byte[]> head = groups(address.substring(0, gap), V6 - 2);
    Optional<byte[]> tail = groups(address.substring(gap + 2), V6 - 2);
    if (head.isEmpty() || tail.isEmpty() || head.get().length + tail.get().length > V6 - 2) {
      return Optional.empty();
    }
    byte[] bytes = new byte[V6];
    System.arraycopy(head.get(), 0, bytes, 0, head.get().length);
    System.arraycopy(tail.get(), 0, bytes, V6 - tail.get().length, tail.get().length);
    return Optional.of(bytes);
  }

  private static Optional<byte[]> groups(String text, int most) {
    if (text.isEmpty()) {
      return Optional.of(new byte[0]);
    }
    String[] parts = text.split(":", -1);
    boolean mixed = parts[parts.length - 1].indexOf('.') >= 0;
    int size = parts.length * 2 + (mixed ? 2 : 0);
    if (size > most) {
      return Optional.empty();
    }
    byte[] bytes = new byte[size];
    for (int i = 0; i < parts.length; i++) {
      if (mixed && i == parts.length - 1) {
        Optional<byte[]> last = v4(parts[i]);
        if (last.isEmpty()) {
          return Optional.empty();
        }
        System.arraycopy(last.get(), 0, bytes, i * 2, V4);
      } else {
        if (!parts[i].matches("[0-9a-fA-F]{1,4}")) {
          return Optional.empty();
        }
        int group = Integer.parseInt(parts[i], 16);
        bytes[i * 2] = (byte) (group >> 8);
        bytes[i * 2 + 1] = (byte) group;
      }
    }
    return Optional.of(bytes);
  }

  private static int number(String text, int most) {
    if (text.isEmpty() || text.length() > 3) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number <= most ? number : -1;
  }
}
