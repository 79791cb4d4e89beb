/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog.standards;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** Sets that keep the order of their words, so that outputs do not vary. */
public final class OrderedSets {
  private OrderedSets() {}

  public static <T extends Comparable<T>> Set<T> set(Collection<T> values) {
    return Collections.unmodifiableSet(new TreeSet<>(values));
  }
}
