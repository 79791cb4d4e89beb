/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Who may do what, on what. Roles are granted to people over an organisation, a case or an object;
 * a table in {@code permissions.yaml} says which operations each role may do; one decision applies
 * it, and says why. A query of the store gets the same decision as a {@link
 * io.yunheng.access.Scope}.
 *
 * <pre>{@code
 * AccessRules rules = AccessRules.shipped();
 * AccessSubject person = new AccessSubject(id, AccountKind.WORK, grants);
 * AccessDecision decision = rules.decide(person, Operation.EVIDENCE_ADD, new AccessTarget.OfCase(workCase, organisation), today);
 * Scope cases = rules.scope(person, Operation.CASE_READ, today);
 * }</pre>
 */
@NullMarked
package io.yunheng.access;

import org.jspecify.annotations.NullMarked;
