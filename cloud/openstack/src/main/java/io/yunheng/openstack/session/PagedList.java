/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.session;

import io.yunheng.estate.Gap;
import io.yunheng.estate.Origin;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A list read page by page.
 *
 * @param items what was read, also when the list broke off
 * @param gap why the list is not whole; empty if it is
 */
public record PagedList(List<JsonNode> items, Optional<Gap> gap, Origin origin) {
  public PagedList {
    items = List.copyOf(items);
  }

  public boolean whole() {
    return gap.isEmpty();
  }
}
