/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.http;

import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which addresses may be connected to. An address of this machine, of its link, or one under which
 * a cloud tells of itself may only where it is allowed by itself; a wider network never covers it.
 */
public final class NetworkLimit {
  /** Any address: whoever runs the program may reach what the machine reaches. */
  public static final NetworkLimit NONE = new NetworkLimit(Optional.empty(), List.of());

  private static final String FILE = "/yunheng/http/special-networks.yaml";

  private final Optional<List<NetworkRange>> allowed;
  private final List<NetworkRange> special;

  private NetworkLimit(Optional<List<NetworkRange>> allowed, List<NetworkRange> special) {
    this.allowed = allowed;
    this.special = special;
  }

  /**
   * Only these networks.
   *
   * @param networks as {@link NetworkRange#parse} reads them
   * @throws IllegalArgumentException if one of them is none
   */
  public static NetworkLimit to(List<String> networks) {
    return new NetworkLimit(
        Optional.of(
            networks.stream()
                .map(
                    text ->
                        NetworkRange.parse(text)
                            .orElseThrow(() -> new IllegalArgumentException(text)))
                .toList()),
        specialNetworks());
  }

  /** The networks of which each address has to be allowed by itself. */
  static List<NetworkRange> specialNetworks() {
    byte[] bytes;
    try (InputStream in = Objects.requireNonNull(NetworkLimit.class.getResourceAsStream(FILE))) {
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Problems problems = new Problems();
    List<NetworkRange> networks = new ArrayList<>();
    for (Fields one :
        Fields.of(FILE, YamlDocument.parse(bytes, FILE), problems).someList("networks")) {
      one.only("network", "for");
      String text = one.text("network");
      NetworkRange.parse(text)
          .ifPresentOrElse(networks::add, () -> one.wrong("network", text, "10.0.0.0/8"));
    }
    problems.throwIfAny();
    return List.copyOf(networks);
  }

  /** Whether there is a limit. */
  public boolean bounded() {
    return allowed.isPresent();
  }

  /** Whether an address may be connected to. */
  public boolean allows(InetAddress address) {
    if (allowed.isEmpty()) {
      return true;
    }
    boolean byItself = special.stream().anyMatch(range -> range.contains(address));
    return allowed.get().stream()
        .filter(range -> range.single() || !byItself)
        .anyMatch(range -> range.contains(address));
  }

  /**
   * Resolves a host and gives the address to connect to, so that what was looked at is what is
   * connected to.
   *
   * @param host a name, or an address
   * @throws HttpFailure with {@link HttpFailure.Refused} if it has addresses and none may be
   *     connected to
   * @throws IOException if it has none
   */
  public InetSocketAddress place(String host, int port) throws IOException {
    InetAddress[] all = InetAddress.getAllByName(HttpProxy.bare(host));
    for (InetAddress one : all) {
      if (allows(one)) {
        return new InetSocketAddress(one, port);
      }
    }
    throw new HttpFailure(
        new HttpFailure.Refused(), all.length == 0 ? host : all[0].getHostAddress());
  }
}
