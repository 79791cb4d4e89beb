/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Canonical forms of IP addresses, networks and hardware addresses. */
final class NetworkForms {
  private static final String HEX = "0123456789abcdef";

  private NetworkForms() {}

  /**
   * An address after RFC 5952 (without the mixed notation), and the length of its prefix where it
   * is not all of it.
   */
  static void address(byte[] octets, int prefix, Cells out) {
    if (octets.length == 4) {
      for (int i = 0; i < 4; i++) {
        if (i > 0) {
          out.put('.');
        }
        out.number(octets[i] & 0xff);
      }
    } else {
      six(octets, out);
    }
    if (prefix != octets.length * 8) {
      out.put('/');
      out.number(prefix);
    }
  }

  private static void six(byte[] octets, Cells out) {
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = ((octets[2 * i] & 0xff) << 8) | (octets[2 * i + 1] & 0xff);
    }
    int best = -1;
    int longest = 1;
    for (int i = 0; i < 8; i++) {
      int run = 0;
      while (i + run < 8 && groups[i + run] == 0) {
        run++;
      }
      if (run > longest) {
        longest = run;
        best = i;
      }
    }
    for (int i = 0; i < 8; i++) {
      if (i == best) {
        out.ascii("::");
        i += longest - 1;
      } else {
        if (i > 0 && (best < 0 || i != best + longest)) {
          out.put(':');
        }
        out.ascii(Integer.toHexString(groups[i]));
      }
    }
  }

  static void hex(byte[] in, int at, int length, Cells out) {
    for (int i = at; i < at + length; i++) {
      out.put(HEX.charAt((in[i] >> 4) & 15));
      out.put(HEX.charAt(in[i] & 15));
    }
  }

  /** Octets in hexadecimal with colons. */
  static void hardware(byte[] in, int at, int length, Cells out) {
    for (int i = 0; i < length; i++) {
      if (i > 0) {
        out.put(':');
      }
      hex(in, at + i, 1, out);
    }
  }

  /** A hardware address as text, with colons, hyphens, points or nothing between digits. */
  static boolean hardware(String text, Cells out) {
    String digits = text.strip().toLowerCase(Locale.ROOT).replaceAll("[:.-]", "");
    if (!digits.matches("[0-9a-f]{12}|[0-9a-f]{16}")) {
      return false;
    }
    for (int i = 0; i < digits.length(); i += 2) {
      if (i > 0) {
        out.put(':');
      }
      out.ascii(digits.substring(i, i + 2));
    }
    return true;
  }

  /** An address or network as text; nothing is looked up. */
  static boolean address(String text, Cells out) {
    int slash = text.indexOf('/');
    String plain = slash < 0 ? text : text.substring(0, slash);
    Optional<byte[]> octets = plain.indexOf(':') >= 0 ? sixOf(plain) : fourOf(plain);
    if (octets.isEmpty()) {
      return false;
    }
    int most = octets.get().length * 8;
    int prefix = most;
    if (slash >= 0) {
      String written = text.substring(slash + 1);
      if (!written.matches("[0-9]{1,3}") || Integer.parseInt(written) > most) {
        return false;
      }
      prefix = Integer.parseInt(written);
    }
    address(octets.get(), prefix, out);
    return true;
  }

  private static Optional<byte[]> fourOf(String text) {
    String[] parts = text.split("\\.", 5);
    if (parts.length != 4) {
      return Optional.empty();
    }
    byte[] octets = new byte[4];
    for (int i = 0; i < 4; i++) {
      if (!parts[i].matches("[0-9]{1,3}") || Integer.parseInt(parts[i]) > 255) {
        return Optional.empty();
      }
      octets[i] = (byte) Integer.parseInt(parts[i]);
    }
    return Optional.of(octets);
  }

  private static Optional<byte[]> sixOf(String text) {
    if (text.length() > 45) {
      return Optional.empty();
    }
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return Optional.empty();
    }
    Optional<byte[]> head = groups(gap < 0 ? text : text.substring(0, gap));
    Optional<byte[]> tail = groups(gap < 0 ? "" : text.substring(gap + 2));
    if (head.isEmpty() || tail.isEmpty()) {
      return Optional.empty();
    }
    int size = head.get().length + tail.get().length;
    if (gap < 0 ? size != 16 : size > 14) {
      return Optional.empty();
    }
    byte[] octets = Arrays.copyOf(head.get(), 16);
    System.arraycopy(tail.get(), 0, octets, 16 - tail.get().length, tail.get().length);
    return Optional.of(octets);
  }

  private static Optional<byte[]> groups(String text) {
    if (text.isEmpty()) {
      return Optional.of(new byte[0]);
    }
    String[] parts = text.split(":", -1);
    byte[] octets = new byte[16];
    int size = 0;
    for (int i = 0; i < parts.length; i++) {
      if (i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
        Optional<byte[]> four = fourOf(parts[i]);
        if (four.isEmpty() || size > 12) {
          return Optional.empty();
        }
        System.arraycopy(four.get(), 0, octets, size, 4);
        size += 4;
      } else if (parts[i].matches("[0-9A-Fa-f]{1,4}") && size <= 14) {
        int group = Integer.parseInt(parts[i], 16);
        octets[size++] = (byte) (group >> 8);
        octets[size++] = (byte) group;
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(Arrays.copyOf(octets, size));
  }
}
