/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.work;

import io.yunheng.fault.FaultException;
import io.yunheng.http.ProxySettings;
import io.yunheng.stores.ObjectAddress;
import io.yunheng.stores.ObjectStore;
import io.yunheng.stores.S3Access;
import io.yunheng.stores.StoreSettings;
import io.yunheng.stores.SwiftAccess;
import java.util.Map;
import java.util.Optional;

/** Opens object stores with the accounts that the settings name. */
public final class StoreOpener {
  private StoreOpener() {}

  /**
   * Opens the store of an address.
   *
   * @param proxy the address of a proxy; empty if the settings say
   * @throws FaultException with a {@code STORE_}, {@code CLOUD_} or {@code PROXY_} code
   * @throws InterruptedException if it is interrupted
   */
  public static ObjectStore open(
      ObjectAddress address, Map<String, String> environment, Optional<String> proxy)
      throws InterruptedException {
    ProxySettings proxies = ProxyNames.settings(proxy, environment);
    StoreSettings settings = StoreSettings.DEFAULTS;
    return switch (address) {
      case ObjectAddress.S3 s3 ->
          ObjectStore.of(s3, S3Access.of(environment).through(proxies), settings);
      case ObjectAddress.Swift swift ->
          ObjectStore.of(swift, SwiftAccess.of(environment).through(proxies), settings);
      case ObjectAddress.Images images ->
          ObjectStore.of(images, SwiftAccess.of(environment).through(proxies), settings);
    };
  }
}
