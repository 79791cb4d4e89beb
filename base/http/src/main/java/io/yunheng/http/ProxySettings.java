/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which servers are reached through which proxy.
 *
 * @param http for servers without TLS
 * @param https for servers with TLS
 */
public record ProxySettings(
    Optional<HttpProxy> http, Optional<HttpProxy> https, ProxyExclusions exclusions) {
  /** All servers are reached directly. */
  public static final ProxySettings NONE =
      new ProxySettings(Optional.empty(), Optional.empty(), ProxyExclusions.NONE);

  /** The proxy for a server; empty if it is reached directly. */
  public Optional<HttpProxy> proxy(URI server) {
    Optional<HttpProxy> proxy = "https".equalsIgnoreCase(server.getScheme()) ? https : http;
    return proxy.filter(_ -> !exclusions.cover(server));
  }

  /** Chooses the proxies for the JDK's client. */
  ProxySelector selector() {
    return new Selector(this);
  }

  private static final class Selector extends ProxySelector {
    private final ProxySettings settings;

    Selector(ProxySettings settings) {
      this.settings = settings;
    }

    @Override
    public List<Proxy> select(@Nullable URI uri) {
      return List.of(
          Optional.ofNullable(uri)
              .flatMap(settings::proxy)
              .map(
                  proxy ->
                      new Proxy(
                          Proxy.Type.HTTP,
                          InetSocketAddress.createUnresolved(proxy.host(), proxy.port())))
              .orElse(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(
        @Nullable URI uri, @Nullable SocketAddress address, @Nullable IOException failure) {}
  }
}
