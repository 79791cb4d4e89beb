/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.model;

/**
 * Why something is unknown, and what would cure it.
 *
 * @param status never {@link Understanding#COMPLETE}
 * @param reason a stable code, for example {@code http-403}, {@code not-offered}, {@code
 *     not-collected}
 * @param need what is missing: the permission ({@code
 *     os_compute_api:servers:detail:get_all_tenants}), the register, the service
 * @param origin the call or place that left the gap
 */
public record Gap(Understanding status, String reason, String need, Origin origin) {
  public Gap {
    if (status == Understanding.COMPLETE) {
      throw new IllegalArgumentException("a gap cannot be complete");
    }
  }
}
