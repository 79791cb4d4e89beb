/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.compare;

import io.yunheng.cli.ProxyOptions;
import io.yunheng.cli.StoreOpener;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.stores.ObjectAddress;
import io.yunheng.stores.ObjectStore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How stores of objects are got into and compared. */
final class ObjectOptions {
  private static final List<Predicate<String>> FAMILIES =
      List.of(
          name -> name.startsWith("AWS_"),
          name -> name.startsWith("OS_"),
          name -> name.startsWith("YUNHENG_S3_"),
          ProxyOptions::isVariable);

  @Option(names = "--versions", descriptionKey = "versions")
  private boolean versions;

  @Option(names = "--read-objects", descriptionKey = "read-objects")
  private boolean read;

  @Option(names = "--content-types", descriptionKey = "content-types")
  private boolean types;

  @Mixin private ProxyOptions proxies = new ProxyOptions();

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
    return StoreOpener.open(address, environment, proxies);
  }

  /**
   * The environment as a side sees it. Where it has variables of its own of a family, those of all
   * are none of its business: a key must not go to the other side's store.
   */
  static Map<String, String> environment(Map<String, String> all, String prefix) {
    Map<String, String> seen = new TreeMap<>(all);
    for (Predicate<String> family : FAMILIES) {
      if (all.keySet().stream()
          .filter(name -> name.startsWith(prefix))
          .anyMatch(name -> family.test(name.substring(prefix.length())))) {
        seen.keySet().removeIf(family);
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
