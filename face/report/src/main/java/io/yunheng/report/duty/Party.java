/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.duty;

import java.util.List;

/**
 * An organisation.
 *
 * @param roles the words for its roles
 * @param rank how far outwards it is: 0 for providers, 1 and more for those who work for them, -1
 *     for customers, -2 and less for those who work for customers
 * @param worst the gravest state of what is wrong with it; empty if nothing is
 */
public record Party(
    String id, String name, String roles, int rank, String worst, List<RoleReason> reasons) {
  public Party {
    reasons = List.copyOf(reasons);
  }

  /** A role, and why it has it. */
  public record RoleReason(String service, String role, String because, String clauses) {}
}
