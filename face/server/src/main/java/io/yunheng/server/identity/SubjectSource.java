/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.identity;

import io.yunheng.access.AccessSubject;
import io.yunheng.access.RandomId;
import io.yunheng.store.Store;
import java.util.Optional;

/**
 * People as the rules see them: with what the store says of them now, and within what the settings
 * allow one account to be.
 */
public final class SubjectSource {
  private final Store store;
  private final boolean combined;

  /**
   * People of a store.
   *
   * @param combined whether one account may hold two of the three administrators; where it may not,
   *     one that holds two counts as the one it was granted first
   */
  public SubjectSource(Store store, boolean combined) {
    this.store = store;
    this.combined = combined;
  }

  /** A person with his grants; empty where the account is not active. */
  public Optional<AccessSubject> find(RandomId person) {
    return store.grants().subject(person).map(one -> combined ? one : one.apart());
  }
}
