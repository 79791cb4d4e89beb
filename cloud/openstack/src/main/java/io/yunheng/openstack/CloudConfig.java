/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

import io.yunheng.http.ProxySettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One cloud and the account to log in with.
 *
 * @param authUrl Keystone, ends in {@code /v3}
 * @param region needed only where the catalogue has several
 * @param exposure which endpoints of the catalogue are used: public, internal or admin
 * @param cacert a PEM bundle that replaces the authorities of the Java runtime
 */
public record CloudConfig(
    String name,
    URI authUrl,
    Account account,
    LoginScope scope,
    Optional<String> region,
    String exposure,
    Optional<Path> cacert,
    ProxySettings proxies) {
  /** A cloud that is reached directly. */
  public CloudConfig(
      String name,
      URI authUrl,
      Account account,
      LoginScope scope,
      Optional<String> region,
      String exposure,
      Optional<Path> cacert) {
    this(name, authUrl, account, scope, region, exposure, cacert, ProxySettings.NONE);
  }

  /** The same cloud, reached through proxies. */
  public CloudConfig through(ProxySettings others) {
    return new CloudConfig(name, authUrl, account, scope, region, exposure, cacert, others);
  }
}
