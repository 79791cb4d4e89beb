/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.store.ServerLease;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Says every ten seconds that this server still lives; another one may take over when it stops. */
final class LeaseRenewal implements AutoCloseable {
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("lease").factory());
  private final ScheduledFuture<?> renewals;
  private final Runnable whenLost;
  private volatile boolean lost;

  /**
   * Renews a lease.
   *
   * @param whenLost what is done, once, when another server has taken the installation over
   */
  LeaseRenewal(ServerLease lease, Runnable whenLost) {
    this.whenLost = whenLost;
    long every = ServerLease.EVERY.toMillis();
    renewals = timer.scheduleAtFixedRate(() -> renew(lease), every, every, TimeUnit.MILLISECONDS);
  }

  private void renew(ServerLease lease) {
    try {
      lease.renew();
      lost = false;
    } catch (FaultException e) {
      lost = true;
      if (e.fault().code() == FaultCode.INSTALLATION_LOST) {
        timer.shutdown();
        Thread.ofPlatform().name("lease-lost").start(whenLost);
      }
    } catch (RuntimeException e) {
      lost = true;
    }
  }

  /** Whether the last renewal failed; the store then refuses to write. */
  boolean lost() {
    return lost;
  }

  @Override
  public void close() {
    renewals.cancel(false);
    timer.shutdownNow();
  }
}
