/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.http.Secret;
import io.yunheng.openstack.CloudConfig;
import io.yunheng.openstack.CloudSession;
import io.yunheng.openstack.Exchange;
import io.yunheng.openstack.HttpSettings;
import io.yunheng.openstack.ServiceCatalog;
import io.yunheng.openstack.ServiceKind;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** A login at Keystone, renewed when it is no longer accepted. For many threads. */
final class CloudLogin {
  /** Of two that are refused so soon after each other the second had the old token. */
  private static final long JUST_NOW = TimeUnit.SECONDS.toNanos(5);

  private static final int MOST_RENEWALS = 1000;

  private final CloudConfig cloud;
  private CloudSession session;
  private long since = System.nanoTime();
  private int renewals;

  private CloudLogin(CloudConfig cloud) throws InterruptedException {
    this.cloud = cloud;
    this.session = open(cloud);
  }

  static CloudLogin of(CloudConfig cloud) throws InterruptedException {
    return new CloudLogin(cloud);
  }

  private static CloudSession open(CloudConfig cloud) throws InterruptedException {
    try (Exchange door = Exchange.live(cloud, HttpSettings.DEFAULTS, Clock.systemUTC())) {
      return CloudSession.open(door, cloud, _ -> {});
    }
  }

  synchronized Secret token() {
    return session.token().secret();
  }

  synchronized boolean renew() throws InterruptedException {
    if (System.nanoTime() - since > JUST_NOW) {
      if (renewals == MOST_RENEWALS) {
        return false;
      }
      renewals++;
      session = open(cloud);
      since = System.nanoTime();
    }
    return true;
  }

  /** The project that is logged in to; empty if it is none. */
  synchronized String project() {
    return session.token().project().orElse("");
  }

  /** Where a service is. */
  synchronized URI endpoint(ServiceKind service) {
    for (String type : service.types()) {
      for (ServiceCatalog.Endpoint endpoint : session.token().catalog().endpoints()) {
        if (endpoint.type().equals(type)
            && endpoint.exposure().equals(cloud.exposure())
            && endpoint.region().equals(session.region())
            && endpoint.uri().isPresent()) {
          return endpoint.uri().get();
        }
      }
    }
    throw FaultException.of(
        FaultCode.STORE_SETTING_MISSING,
        "setting",
        cloud.name()
            + ": "
            + service.types().getFirst()
            + ", "
            + cloud.exposure()
            + ", "
            + session.region());
  }
}
