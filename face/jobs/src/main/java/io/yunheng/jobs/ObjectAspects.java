/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import java.util.Optional;

/**
 * What of objects is compared.
 *
 * @param versions whether all versions are
 * @param contents whether all that a store has is read
 * @param types whether each object is asked for its content type
 * @param proxy through which stores are reached; empty if the settings say
 */
public record ObjectAspects(
    boolean versions, boolean contents, boolean types, Optional<String> proxy) {
  /** What listings tell. */
  public static final ObjectAspects LISTED =
      new ObjectAspects(false, false, false, Optional.empty());
}
