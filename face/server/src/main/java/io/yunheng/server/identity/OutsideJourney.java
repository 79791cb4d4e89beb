/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.identity;

import io.yunheng.access.RandomId;
import io.yunheng.server.outside.OidcRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What is kept while a browser is at an identity provider.
 *
 * @param next the page that is wanted after it
 * @param binder who binds an account there; empty where somebody logs in
 */
record OutsideJourney(OidcRequest request, String next, Optional<RandomId> binder) {
  String text() {
    return String.join(
        "\n",
        request.address().toString(),
        request.state(),
        request.nonce(),
        request.verifier(),
        binder.map(RandomId::text).orElse(""),
        next);
  }

  static OutsideJourney parse(String text) {
    List<String> lines = List.of(text.split("\n", 6));
    return new OutsideJourney(
        new OidcRequest(URI.create(lines.get(0)), lines.get(1), lines.get(2), lines.get(3)),
        lines.get(5),
        RandomId.parse(lines.get(4)));
  }
}
