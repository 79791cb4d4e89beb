/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.comparison;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.jobs.ObjectAspects;
import io.yunheng.jobs.work.ProxyNames;
import io.yunheng.jobs.work.StoreOpener;
import io.yunheng.stores.ObjectAddress;
import io.yunheng.stores.ObjectStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How the stores of both sides are got into.
 *
 * @param secrets of both, and of each by its own names
 * @param proxy through which they are reached; empty if the settings say
 */
record StoreAccess(Map<String, String> secrets, Optional<String> proxy) {
  private static final List<Predicate<String>> FAMILIES =
      List.of(
          name -> name.startsWith("AWS_"),
          name -> name.startsWith("OS_"),
          name -> name.startsWith("YUNHENG_S3_"),
          ProxyNames::isVariable);

  ObjectStore open(ObjectAddress address, boolean source) throws InterruptedException {
    Map<String, String> settings = settings(source);
    return StoreOpener.open(address, settings, proxy);
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
    for (Predicate<String> family : FAMILIES) {
      if (secrets.keySet().stream()
          .filter(name -> name.startsWith(prefix))
          .anyMatch(name -> family.test(name.substring(prefix.length())))) {
        seen.keySet().removeIf(family);
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
