/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.fault.Word;

/**
 * The relation words of OSCAL control mapping: what the first clause asks compared with the second.
 */
public enum RelationKind implements Word {
  EQUAL_TO("equal-to"),
  EQUIVALENT_TO("equivalent-to"),
  /** The second asks all that the first asks, and more. */
  SUBSET_OF("subset-of"),
  SUPERSET_OF("superset-of"),
  INTERSECTS_WITH("intersects-with"),
  /** They look alike and are not. */
  NO_RELATIONSHIP("no-relationship");

  private final String code;

  RelationKind(String code) {
    this.code = code;
  }

  /** The word for the second clause compared with the first. */
  public RelationKind inverse() {
    return switch (this) {
      case SUBSET_OF -> SUPERSET_OF;
      case SUPERSET_OF -> SUBSET_OF;
      case EQUAL_TO, EQUIVALENT_TO, INTERSECTS_WITH, NO_RELATIONSHIP -> this;
    };
  }

  @Override
  public String code() {
    return code;
  }
}
