/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.comparison;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.jobs.ObjectAspects;
import io.yunheng.jobs.work.SideSettings;
import io.yunheng.jobs.work.StoreOpener;
import io.yunheng.stores.ObjectAddress;
import io.yunheng.stores.ObjectStore;
import java.util.Map;
import java.util.Optional;

/**
 * How the stores of both sides are got into.
 *
 * @param secrets of both, and of each by its own names
 * @param proxy through which they are reached; empty if the settings say
 */
record StoreAccess(Map<String, String> secrets, Optional<String> proxy) {

  ObjectStore open(ObjectAddress address, boolean source) throws InterruptedException {
    Map<String, String> settings = SideSettings.of(secrets, source);
    return StoreOpener.open(address, settings, proxy);
  }

  /** Whether both sides are got into alike. */
  boolean alike() {
    return SideSettings.of(secrets, true).equals(SideSettings.of(secrets, false));
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
