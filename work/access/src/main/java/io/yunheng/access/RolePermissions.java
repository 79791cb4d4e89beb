/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import io.yunheng.fault.Text;
import java.util.Set;

/**
 * What the table says of a role.
 *
 * @param scopes over what it can be granted
 * @param secondFactor whether who holds it must log in with a second factor
 * @param independence whether who holds it declares his independence for each case first
 * @param may what it may do over what it was granted
 */
public record RolePermissions(
    Role role,
    Text name,
    Set<ScopeKind> scopes,
    boolean secondFactor,
    boolean independence,
    Set<Operation> may) {
  public RolePermissions {
    scopes = Set.copyOf(scopes);
    may = Set.copyOf(may);
  }
}
