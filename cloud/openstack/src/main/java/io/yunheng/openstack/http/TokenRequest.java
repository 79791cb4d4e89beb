/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.http;

import java.net.URI;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks Keystone for a token; the only call that is not a read.
 *
 * @param uri must end in {@code /v3/auth/tokens}
 * @param body the {@code auth} document of the Identity API v3; holds the password
 * @param scope what the token is for, for recordings
 */
public record TokenRequest(URI uri, ObjectNode body, String scope) implements CloudRequest {
  public TokenRequest {
    CloudRequest.checked(uri);
    if (!uri.getPath().endsWith("/v3/auth/tokens") || uri.getRawQuery() != null) {
      throw new IllegalArgumentException("a login goes to /v3/auth/tokens only");
    }
    if (!body.has("auth") || body.size() != 1) {
      throw new IllegalArgumentException("a login holds auth only");
    }
  }

  @Override
  public String toString() {
    return "Login[" + uri + ", " + scope + "]";
  }
}
