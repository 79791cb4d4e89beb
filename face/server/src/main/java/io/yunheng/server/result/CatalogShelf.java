/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.assessment.Analyses;
import io.yunheng.assessment.Check;
import io.yunheng.assessment.Packs;
import io.yunheng.catalog.Catalog;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The standards and the checks that ship, read when somebody first needs them. */
public final class CatalogShelf {
  private Optional<Catalog> catalog = Optional.empty();
  private Optional<Map<String, Check>> checks = Optional.empty();

  /** The clauses and the items. */
  public synchronized Catalog catalog() {
    if (catalog.isEmpty()) {
      catalog = Optional.of(Catalog.shipped());
    }
    return catalog.get();
  }

  /** The checks by id. */
  public synchronized Map<String, Check> checks() {
    if (checks.isEmpty()) {
      Map<String, Check> all = new LinkedHashMap<>();
      try {
        new Packs(catalog().mlps(), Analyses.all())
            .load(List.of())
            .forEach(pack -> pack.checks().forEach(check -> all.put(check.id(), check)));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw FaultException.of(FaultCode.INTERRUPTED);
      }
      checks = Optional.of(Map.copyOf(all));
    }
    return checks.get();
  }
}
