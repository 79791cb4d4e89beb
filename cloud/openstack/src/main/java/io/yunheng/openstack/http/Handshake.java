/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.http;

import java.time.Instant;

/**
 * What a TLS handshake with an endpoint showed; no login and no request was sent for it.
 *
 * @param outcome whether the endpoint speaks TLS, or why that is not known
 * @param protocol the negotiated version, for example {@code TLSv1.3}; empty unless {@link
 *     Outcome#TLS}
 * @param verified whether the server's certificate leads to a trusted CA and names the host
 * @param clientCertificate {@code none}, {@code optional} or {@code required}; empty unless known
 */
public record Handshake(
    Outcome outcome, String protocol, boolean verified, String clientCertificate, Instant time) {

  /** What the probe met. */
  public enum Outcome {
    TLS,
    /** Something answered, but not TLS. */
    PLAIN,
    UNREACHABLE
  }
}
