/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.comparison;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.jobs.ObjectAspects;
import io.yunheng.stores.ObjectAddress;
import io.yunheng.stores.ObjectStore;
import io.yunheng.stores.S3Access;
import io.yunheng.stores.StoreSettings;
import io.yunheng.stores.SwiftAccess;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the stores of both sides are got into.
 *
 * @param secrets of both, and of each by its own names
 */
record StoreAccess(Map<String, String> secrets) {
  private static final String[] FAMILIES = {"AWS_", "OS_", "YUNHENG_S3_"};

  ObjectStore open(ObjectAddress address, boolean source) throws InterruptedException {
    Map<String, String> settings = settings(source);
    return switch (address) {
      case ObjectAddress.S3 s3 -> ObjectStore.of(s3, S3Access.of(settings), StoreSettings.DEFAULTS);
      case ObjectAddress.Swift swift ->
          ObjectStore.of(swift, SwiftAccess.of(settings), StoreSettings.DEFAULTS);
      case ObjectAddress.Images images ->
          ObjectStore.of(images, SwiftAccess.of(settings), StoreSettings.DEFAULTS);
    };
  }

  /** Whether both sides are got into alike. */
  boolean alike() {
    return settings(true).equals(settings(false));
  }

  /**
   * The settings as a side sees them. Where it has some of its own of a family, those of all are
   * none of its business: a key must not go to the other side's store.
   */
  private Map<String, String> settings(boolean source) {
    String prefix = source ? "YUNHENG_SOURCE_" : "YUNHENG_TARGET_";
    Map<String, String> seen = new TreeMap<>(secrets);
    for (String family : FAMILIES) {
      if (secrets.keySet().stream().anyMatch(name -> name.startsWith(prefix + family))) {
        seen.keySet().removeIf(name -> name.startsWith(family));
      }
    }
    secrets.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            seen.put(name.substring(prefix.length()), value);
          }
        });
    return seen;
  }

  /** Whether all that a store has is read. */
  static boolean contents(ObjectAspects aspects, boolean otherIsTree) {
    if (aspects.versions() && (aspects.contents() || otherIsTree)) {
      throw FaultException.of(
          FaultCode.USAGE_INVALID,
          "problem",
          "--versions, " + (aspects.contents() ? "--read-objects" : "folder"));
    }
    return aspects.contents() || otherIsTree;
  }
}
