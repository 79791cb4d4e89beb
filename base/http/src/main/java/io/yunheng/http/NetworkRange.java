/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.http;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A network, or a single address.
 *
 * @param base its first address
 * @param prefix how many bits all its addresses have in common
 */
public record NetworkRange(InetAddress base, int prefix) {
  public NetworkRange {
    if (prefix < 0 || prefix > base.getAddress().length * Byte.SIZE) {
      throw new IllegalArgumentException("prefix");
    }
  }

  /** A network as {@code 10.0.0.0/8}, or an address; empty if the text is neither. */
  public static Optional<NetworkRange> parse(String text) {
    int slash = text.indexOf('/');
    String prefix = slash < 0 ? "" : text.substring(slash + 1);
    try {
      InetAddress base =
          InetAddress.ofLiteral(HttpProxy.bare(slash < 0 ? text : text.substring(0, slash)));
      if (slash < 0) {
        return Optional.of(single(base));
      }
      return prefix.matches("[0-9]{1,3}")
          ? Optional.of(new NetworkRange(base, Integer.parseInt(prefix)))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** An address alone. */
  static NetworkRange single(InetAddress address) {
    return new NetworkRange(address, address.getAddress().length * Byte.SIZE);
  }

  /** Whether it is one address. */
  public boolean single() {
    return prefix == base.getAddress().length * Byte.SIZE;
  }

  /** Whether an address is in it. */
  public boolean contains(InetAddress address) {
    byte[] mine = base.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int i = 0; i < prefix; i++) {
      int mask = 0x80 >> (i % Byte.SIZE);
      if (((mine[i / Byte.SIZE] ^ other[i / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
