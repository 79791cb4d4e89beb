/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import io.yunheng.access.Factor;
import io.yunheng.access.RandomId;
import io.yunheng.server.secret.SecretToken;
import java.util.List;
import java.util.Set;

/**
 * Somebody who walks over all routes.
 *
 * @param holdings what was granted to him
 * @param factors by which his session was proved
 * @param token of his session
 */
record WalkPerson(
    String name,
    RandomId id,
    List<WalkTable.Holding> holdings,
    Set<Factor> factors,
    SecretToken token) {
  @Override
  public String toString() {
    return name;
  }
}
