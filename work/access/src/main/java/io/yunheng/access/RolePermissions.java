/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import io.yunheng.fault.Text;
import java.util.Map;
import java.util.Set;

/**
 * What the table says of a role.
 *
 * @param scopes over what it can be granted
 * @param secondFactor whether who holds it must log in with a second factor
 * @param independence whether who holds it declares his independence for each case first
 * @param side of a case that it is of
 * @param may what it may do over what it was granted
 * @param grants which roles its holder may grant and take back, by the kind of scope that he holds
 *     it over
 */
public record RolePermissions(
    Role role,
    Text name,
    Set<ScopeKind> scopes,
    boolean secondFactor,
    boolean independence,
    RoleSide side,
    Set<Operation> may,
    Map<ScopeKind, Set<Role>> grants) {
  public RolePermissions {
    scopes = Set.copyOf(scopes);
    may = Set.copyOf(may);
    grants = Map.copyOf(grants);
  }
}
