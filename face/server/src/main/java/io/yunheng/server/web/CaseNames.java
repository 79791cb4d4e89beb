/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import java.util.Optional;

/** Says what a case is called, if it is within a scope. */
@FunctionalInterface
public interface CaseNames {
  /** The case; empty if it is not there or not within the scope. */
  Optional<Named> find(Scope scope, RandomId workCase);

  /** A case by its name. */
  record Named(RandomId id, RandomId organisation, String name) {}
}
