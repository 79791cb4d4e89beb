/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

/**
 * What a provider has.
 *
 * @param id empty for all of a kind
 * @param name as people know it; may be empty
 */
public record ExpectedResource(String kind, String id, String name) {
  /** For people. */
  @Override
  public String toString() {
    return (kind + " " + name + (id.isEmpty() || id.equals(name) ? "" : " (" + id + ")"))
        .replace("  ", " ")
        .strip();
  }
}
