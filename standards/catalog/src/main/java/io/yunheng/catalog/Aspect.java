/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.fault.Text;
import java.util.List;

/**
 * One question an item is cut into.
 *
 * @param sources the kinds of resources that decide it
 * @param openstack what OpenStack offers for it
 */
public record Aspect(
    String id,
    Text question,
    AspectSource decidedBy,
    EmptyOutcome whenEmpty,
    List<String> sources,
    Text openstack) {
  public Aspect {
    sources = List.copyOf(sources);
  }
}
