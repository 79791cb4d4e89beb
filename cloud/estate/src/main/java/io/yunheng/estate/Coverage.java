/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

/**
 * How well one kind was read in one scope. A kind without a complete coverage of a scope is unknown
 * there: an empty list is no proof of absence.
 *
 * @param scope {@link #WHOLE} for the whole cloud, otherwise a tenant's id
 * @param reason a stable code, empty when complete
 * @param need the permission, service or register that would cure it, empty when complete
 * @param count how many records were read
 */
public record Coverage(
    Kind kind,
    String scope,
    Understanding status,
    String reason,
    String need,
    long count,
    Origin origin) {

  /** The scope that stands for the whole cloud. */
  public static final String WHOLE = "*";

  public boolean complete() {
    return status == Understanding.COMPLETE;
  }
}
