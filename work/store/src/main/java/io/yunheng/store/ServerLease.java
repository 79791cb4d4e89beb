/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.store.sql.LeaseRow;
import io.yunheng.store.sql.ServerLock;
import io.yunheng.store.sql.SqlStore;
import java.time.Duration;

/**
 * By which one server at a time holds an installation. It is taken when the store is opened and
 * released when it is closed; who runs the server renews it in between, best every {@link #EVERY}.
 * One that was not renewed for 30 s can be taken over by a server on another machine; from then on
 * each write of this one is refused.
 */
public final class ServerLease {
  /** How often it is best renewed. */
  public static final Duration EVERY = Duration.ofSeconds(10);

  private final SqlStore store;
  private final LeaseRow row;
  private final ServerLock lock;

  ServerLease(SqlStore store, LeaseRow row, ServerLock lock) {
    this.store = store;
    this.row = row;
    this.lock = lock;
  }

  /**
   * Says that the server still lives.
   *
   * @throws io.yunheng.fault.FaultException with {@code INSTALLATION_LOST} where another server has
   *     taken over
   */
  public void renew() {
    store.write(
        transaction -> {
          row.renew(transaction.handle(), store.now());
          return row;
        });
  }

  /** Gives the installation back, unless another server has taken over. */
  void release() {
    try {
      store.write(
          transaction -> {
            row.release(transaction.handle());
            return row;
          });
    } catch (FaultException e) {
      if (e.fault().code() != FaultCode.INSTALLATION_LOST) {
        throw e;
      }
    } finally {
      lock.close();
    }
  }
}
