/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.fixity.Attribute;
import io.yunheng.fixity.Stat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a file system or a store knows of a file beside its bytes.
 *
 * @param modified nanoseconds since 1970
 * @param permissions the lower twelve bits of its mode
 * @param sameFile the same text for all names of one file with several
 * @param allocated bytes, if parts of it were never written
 * @param stored if it is an object of a store
 */
public record FileFacts(
    OptionalLong modified,
    OptionalInt permissions,
    Optional<String> sameFile,
    Optional<Long> allocated,
    List<Attribute> attributes,
    Optional<ObjectFacts> stored) {
  public FileFacts {
    attributes = List.copyOf(attributes);
  }

  static FileFacts of(Stat stat, List<Attribute> attributes) {
    Optional<String> same =
        stat.links() > 1
            ? Optional.of(String.format(Locale.ROOT, "%x:%x", stat.device(), stat.inode()))
            : Optional.empty();
    return new FileFacts(
        OptionalLong.of(stat.modified()),
        stat.permissions() == Stat.UNKNOWN
            ? OptionalInt.empty()
            : OptionalInt.of(stat.permissions()),
        same,
        stat.sparse() ? Optional.of(stat.allocated()) : Optional.empty(),
        attributes,
        Optional.empty());
  }

  static FileFacts of(OptionalLong modified, ObjectFacts stored) {
    return new FileFacts(
        modified,
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.of(stored));
  }
}
