/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

/**
 * An organisation whose people work here.
 *
 * @param active false once it was closed
 * @param version grows by one with every change
 */
public record WorkOrganisation(
    RandomId id, String name, OrganisationKind kind, boolean active, long version) {
  public WorkOrganisation {
    if (name.isBlank()) {
      throw new IllegalArgumentException("an organisation has a name");
    }
  }
}
