/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.http;

import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hosts that are reached without a proxy, in the form of the variable {@code no_proxy}: {@code
 * example.cn} (the host and all below it), {@code .example.cn}, {@code 10.0.0.5}, {@code
 * 10.0.0.0/8}, each with {@code :port} if wanted, or {@code *} for all hosts.
 */
public record ProxyExclusions(List<String> entries) {
  public static final ProxyExclusions NONE = new ProxyExclusions(List.of());

  private static final Pattern WITH_PORT = Pattern.compile("(\\[.*]|[^:]*):(\\d{1,5})");
  private static final Pattern NETWORK = Pattern.compile("([0-9a-f.:]+)/(\\d{1,3})");

  public ProxyExclusions {
    entries = entries.stream().map(entry -> entry.toLowerCase(Locale.ROOT)).toList();
  }

  /** The entries of a text, separated by commas or blanks. */
  public static ProxyExclusions parse(String text) {
    return new ProxyExclusions(
        Arrays.stream(text.split("[,\\s]+", -1)).filter(entry -> !entry.isEmpty()).toList());
  }

  /** Whether a server is reached without a proxy. */
  public boolean cover(URI server) {
    String host = HttpProxy.bare(String.valueOf(server.getHost())).toLowerCase(Locale.ROOT);
    int port = port(server);
    return entries.stream().anyMatch(entry -> covers(entry, host, port));
  }

  /** The port of an address, 443 or 80 where none is written. */
  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  private static boolean covers(String entry, String host, int port) {
    if (entry.equals("*")) {
      return true;
    }
    Matcher withPort = WITH_PORT.matcher(entry);
    if (withPort.matches() && Integer.parseInt(withPort.group(2)) != port) {
      return false;
    }
    String name = HttpProxy.bare(withPort.matches() ? withPort.group(1) : entry);
    Matcher network = NETWORK.matcher(name);
    if (network.matches()) {
      return contains(network.group(1), Integer.parseInt(network.group(2)), host);
    }
    String suffix = name.replaceFirst("^\\*?\\.", "");
    return !suffix.isEmpty() && (host.equals(suffix) || host.endsWith("." + suffix));
  }

  private static boolean contains(String network, int prefix, String host) {
    Optional<byte[]> base = address(network);
    Optional<byte[]> asked = address(host);
    if (base.isEmpty() || asked.isEmpty() || base.get().length != asked.get().length) {
      return false;
    }
    int bits = Math.min(prefix, base.get().length * Byte.SIZE);
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> (i % Byte.SIZE);
      if (((base.get()[i / Byte.SIZE] ^ asked.get()[i / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static Optional<byte[]> address(String literal) {
    try {
      return Optional.of(InetAddress.ofLiteral(literal).getAddress());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
