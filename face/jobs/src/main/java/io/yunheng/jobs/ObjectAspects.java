/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

/**
 * What of objects is compared.
 *
 * @param versions whether all versions are
 * @param contents whether all that a store has is read
 * @param types whether each object is asked for its content type
 */
public record ObjectAspects(boolean versions, boolean contents, boolean types) {
  /** What listings tell. */
  public static final ObjectAspects LISTED = new ObjectAspects(false, false, false);
}
