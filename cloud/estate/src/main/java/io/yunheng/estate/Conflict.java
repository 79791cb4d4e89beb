/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/**
 * A datum about which sources disagree: at least two of them read it, and not the same.
 *
 * @param claims what each source read, in the order of the sources; no unknown among them
 */
public record Conflict(Kind kind, String id, String column, List<Claim> claims) {

  /** What one source says of a datum. */
  public record Claim(Fact<?> fact, Origin origin) {}

  public Conflict {
    claims = List.copyOf(claims);
  }
}
