/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import java.util.List;
import java.util.Optional;

/** How an object is composed of other objects or parts; it is always read as one object. */
public sealed interface Composition {
  /** Uploaded to S3 in so many parts. */
  record Parts(int count) implements Composition {}

  /**
   * A static large object of Swift.
   *
   * @param segments those that its manifest names; empty if the manifest could not be read
   * @param missing why, if it could not
   */
  record StaticLarge(List<Segment> segments, Optional<UnreadReason> missing)
      implements Composition {
    public StaticLarge {
      segments = List.copyOf(segments);
    }
  }

  /**
   * A dynamic large object of Swift: whatever lies under a prefix at the moment it is read.
   *
   * @param prefix container and beginning of the segments' names, decoded
   */
  record DynamicLarge(String prefix) implements Composition {}

  /**
   * A part of a static large object.
   *
   * @param name container and name
   * @param size in bytes
   * @param etag the MD5 of the segment
   */
  record Segment(String name, long size, Etag etag) {}
}
