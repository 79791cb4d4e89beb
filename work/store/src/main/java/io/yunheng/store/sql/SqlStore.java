/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.sql;

import io.yunheng.store.chain.ActAppender;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Reads and writes of one installation. Writes come one after the other, in the order in which they
 * were asked for, since each appends to one chain; each is refused where another server has taken
 * over. Reads see one state of the database throughout.
 */
public final class SqlStore implements AutoCloseable {
  private final SqlConnections connections;
  private final InstantSource clock;
  private final SecureRandom random;
  private final LeaseRow lease;
  private final ReentrantLock writing = new ReentrantLock(true);

  /** With open connections, which it closes in the end. */
  public SqlStore(
      SqlConnections connections, InstantSource clock, SecureRandom random, LeaseRow lease) {
    this.connections = connections;
    this.clock = clock;
    this.random = random;
    this.lease = lease;
  }

  /** Now, in milliseconds UTC. */
  public long now() {
    return clock.millis();
  }

  /**
   * Reads.
   *
   * @throws io.yunheng.fault.FaultException if the database fails
   */
  public <T> T read(Function<Handle, T> query) {
    try {
      return connections.reading().inTransaction(query::apply);
    } catch (JdbiException e) {
      throw connections.failed(e);
    }
  }

  /**
   * Writes: all or nothing, and on the disk when it returns.
   *
   * @throws io.yunheng.fault.FaultException if the database fails, or another server has taken over
   */
  public <T> T write(Function<WriteTransaction, T> change) {
    writing.lock();
    try {
      return connections
          .writing()
          .inTransaction(
              handle -> {
                lease.check(handle);
                ActAppender acts = ActAppender.after(handle, random, clock.millis());
                return change.apply(new WriteTransaction(handle, acts, random));
              });
    } catch (JdbiException e) {
      throw connections.failed(e);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void close() {
    writing.lock();
    try {
      connections.close();
    } finally {
      writing.unlock();
    }
  }
}
