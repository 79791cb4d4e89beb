/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.settings;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Set;

/** How bytes travel between browsers and the server. */
public sealed interface Transport {
  /** Whether browsers speak HTTPS, to us or to the proxy before us. */
  default boolean secure() {
    return switch (this) {
      case Loopback _ -> false;
      case SelfSigned _, Certificate _, BehindProxy _ -> true;
    };
  }

  /** Plain HTTP that never leaves this machine. */
  record Loopback() implements Transport {}

  /** TLS with a certificate that the server makes; its fingerprint is printed. */
  record SelfSigned() implements Transport {}

  /**
   * TLS with a certificate of the site.
   *
   * @param chain PEM, the server's certificate first
   * @param key PEM, PKCS #8, without a password
   */
  record Certificate(Path chain, Path key) implements Transport {}

  /**
   * A proxy before us ends TLS.
   *
   * @param trusted whose forwarded headers count
   */
  record BehindProxy(Set<InetAddress> trusted) implements Transport {
    public BehindProxy {
      trusted = Set.copyOf(trusted);
    }
  }
}
