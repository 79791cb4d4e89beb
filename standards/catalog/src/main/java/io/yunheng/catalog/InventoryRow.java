/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.fault.Text;
import java.util.List;

/** A requirement found in a document, to be covered by a clause. */
public record InventoryRow(
    String id,
    String document,
    String path,
    Stage stage,
    List<Actor> actors,
    ClauseLayer layer,
    Modality modality,
    Text topic) {
  public InventoryRow {
    actors = List.copyOf(actors);
  }
}
