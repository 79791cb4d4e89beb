/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration.estates;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.util.Optional;

/**
 * The addresses from first to last of one family.
 *
 * @param six whether they are of IPv6
 */
record Prefix(boolean six, BigInteger first, BigInteger last) {
  private static final BigInteger MAPPED = BigInteger.valueOf(0xffff).shiftLeft(32);

  static Prefix all(boolean six) {
    return new Prefix(
        six, BigInteger.ZERO, BigInteger.ONE.shiftLeft(bits(six)).subtract(BigInteger.ONE));
  }

  boolean everything() {
    return equals(all(six));
  }

  private static int bits(boolean six) {
    return six ? 128 : 32;
  }

  /** An address, or an address, a slash and a length; empty if the text is neither. */
  static Optional<Prefix> of(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    boolean six = address.indexOf(':') >= 0;
    int bits = bits(six);
    int length = bits;
    if (slash >= 0) {
      String digits = text.substring(slash + 1);
      if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) > bits) {
        return Optional.empty();
      }
      length = Integer.parseInt(digits);
    }
    if (!address.matches(six ? "[0-9a-fA-F:.]{2,45}" : "[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
      return Optional.empty();
    }
    BigInteger value;
    try {
      byte[] bytes =
          six
              ? Inet6Address.ofLiteral(address).getAddress()
              : Inet4Address.ofLiteral(address).getAddress();
      value = new BigInteger(1, bytes);
      if (six && bytes.length == 4) {
        value = value.add(MAPPED);
      }
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    BigInteger size = BigInteger.ONE.shiftLeft(bits - length);
    BigInteger first = value.subtract(value.mod(size));
    return Optional.of(new Prefix(six, first, first.add(size).subtract(BigInteger.ONE)));
  }
}
