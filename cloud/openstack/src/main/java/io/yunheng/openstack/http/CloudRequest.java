/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.http;

import java.net.URI;

/**
 * What can be asked of a cloud. There are two things: to read, and to log in so that one may read.
 *
 * <p>A call that changes something cannot be made from these types; that is how collecting stays
 * read-only.
 */
public sealed interface CloudRequest permits ReadRequest, TokenRequest {
  URI uri();

  /** Checks that an address is absolute, of HTTP, and carries no login of its own. */
  static URI checked(URI uri) {
    String scheme = uri.getScheme();
    if (scheme == null
        || !(scheme.equals("http") || scheme.equals("https"))
        || uri.getHost() == null
        || uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException("not a plain HTTP address");
    }
    return uri;
  }
}
