/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.estate.Gap;

/** How far a session sees in one service. */
public sealed interface Visibility {
  /** All tenants. */
  record Whole() implements Visibility {}

  /**
   * Its own tenant only.
   *
   * @param beyond why not more
   */
  record Own(String tenant, Gap beyond) implements Visibility {}

  /** No tenant at all. */
  record Blind(Gap why) implements Visibility {}
}
