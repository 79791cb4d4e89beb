/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

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
    Optional<Path> cacert) {}
