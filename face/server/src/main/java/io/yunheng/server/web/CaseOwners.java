/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import java.util.Optional;

/** Says to which organisation a case belongs, if it is within a scope. */
@FunctionalInterface
public interface CaseOwners {
  /** The organisation; empty if the case is not there or not within the scope. */
  Optional<RandomId> owner(Scope scope, RandomId workCase);
}
