/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

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
  /** The reason of a datum about which its source says nothing at all. */
  public static final String NOT_RECORDED = "not-recorded";

  /** The reason of a datum for which the system that was asked has no place. */
  public static final String NO_SOURCE = "no-source";

  public Gap {
    if (status == Understanding.COMPLETE) {
      throw new IllegalArgumentException("a gap cannot be complete");
    }
  }

  /** Whether nothing went wrong: whoever was asked had nothing to say about it. */
  public boolean silent() {
    return reason.equals(NOT_RECORDED) || reason.equals(NO_SOURCE);
  }

  /** The gap of a column about which the record from this origin says nothing. */
  public static Gap notRecorded(Origin origin) {
    return new Gap(Understanding.UNSUPPORTED, NOT_RECORDED, "", origin);
  }
}
