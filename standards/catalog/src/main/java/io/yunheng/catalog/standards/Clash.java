/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog.standards;

import io.yunheng.fault.Text;
import java.util.List;

/** Where documents as wholes differ, beyond single clauses. */
public record Clash(
    String id, Text title, Text issue, List<String> documents, List<String> readings) {
  public Clash {
    documents = List.copyOf(documents);
    readings = List.copyOf(readings);
  }
}
