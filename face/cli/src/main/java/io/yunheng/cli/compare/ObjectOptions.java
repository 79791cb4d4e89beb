/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.compare;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.stores.ObjectAddress;
import io.yunheng.stores.ObjectStore;
import io.yunheng.stores.S3Access;
import io.yunheng.stores.StoreSettings;
import io.yunheng.stores.SwiftAccess;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** How stores of objects are got into and compared. */
final class ObjectOptions {
  private static final String[] FAMILIES = {"AWS_", "OS_", "YUNHENG_S3_"};

  @Option(names = "--versions", descriptionKey = "versions")
  private boolean versions;

  @Option(names = "--read-objects", descriptionKey = "read-objects")
  private boolean read;

  @Option(names = "--content-types", descriptionKey = "content-types")
  private boolean types;

  boolean versions() {
    return versions;
  }

  /** Whether each object is asked for its content type. */
  boolean types() {
    return types;
  }

  /** Whether all that a store has is read. */
  boolean read(boolean otherIsTree) {
    if (versions && (read || otherIsTree)) {
      throw FaultException.of(
          FaultCode.USAGE_INVALID,
          "problem",
          "--versions, " + (read ? "--read-objects" : "folder"));
    }
    return read || otherIsTree;
  }

  ObjectStore open(ObjectAddress address, boolean source) throws InterruptedException {
    Map<String, String> environment =
        environment(System.getenv(), source ? "YUNHENG_SOURCE_" : "YUNHENG_TARGET_");
    return switch (address) {
      case ObjectAddress.S3 s3 ->
          ObjectStore.of(s3, S3Access.of(environment), StoreSettings.DEFAULTS);
      case ObjectAddress.Swift swift ->
          ObjectStore.of(swift, SwiftAccess.of(environment), StoreSettings.DEFAULTS);
      case ObjectAddress.Images images ->
          ObjectStore.of(images, SwiftAccess.of(environment), StoreSettings.DEFAULTS);
    };
  }

  /**
   * The environment as a side sees it. Where it has variables of its own of a family, those of all
   * are none of its business: a key must not go to the other side's store.
   */
  static Map<String, String> environment(Map<String, String> all, String prefix) {
    Map<String, String> seen = new TreeMap<>(all);
    for (String family : FAMILIES) {
      if (all.keySet().stream().anyMatch(name -> name.startsWith(prefix + family))) {
        seen.keySet().removeIf(name -> name.startsWith(family));
      }
    }
    all.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            seen.put(name.substring(prefix.length()), value);
          }
        });
    return seen;
  }
}
