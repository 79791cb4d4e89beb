/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.handover.tree.Attribute;
import io.yunheng.handover.tree.Stat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a file system knows of a file beside its bytes.
 *
 * @param modified nanoseconds since 1970
 * @param permissions the lower twelve bits of its mode
 * @param sameFile the same text for all names of one file with several
 * @param allocated bytes, if parts of it were never written
 */
public record Facts(
    long modified,
    int permissions,
    Optional<String> sameFile,
    Optional<Long> allocated,
    List<Attribute> attributes) {
  public Facts {
    attributes = List.copyOf(attributes);
  }

  static Facts of(Stat stat, List<Attribute> attributes) {
    Optional<String> same =
        stat.links() > 1
            ? Optional.of(String.format(Locale.ROOT, "%x:%x", stat.device(), stat.inode()))
            : Optional.empty();
    return new Facts(
        stat.modified(),
        stat.permissions(),
        same,
        stat.sparse() ? Optional.of(stat.allocated()) : Optional.empty(),
        attributes);
  }
}
