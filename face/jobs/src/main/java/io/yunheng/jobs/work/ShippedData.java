/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.work;

import io.yunheng.bag.BagRules;
import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.migration.MigrationRules;
import io.yunheng.responsibility.ResponsibilityRules;
import java.util.Optional;
import java.util.function.Supplier;

/** What is shipped as data, read when it is wanted first. */
public final class ShippedData {
  private final Once<Catalog> catalog = new Once<>(Catalog::shipped);
  private final Once<MlpsCatalog> mlps = new Once<>(MlpsCatalog::level3Cloud);
  private final Once<ResponsibilityRules> responsibility = new Once<>(ResponsibilityRules::shipped);
  private final Once<BagRules> bags = new Once<>(BagRules::shipped);
  private final Once<MigrationRules> migration = new Once<>(MigrationRules::shipped);

  private static final class Once<T> {
    private final Supplier<T> read;
    private Optional<T> value = Optional.empty();

    Once(Supplier<T> read) {
      this.read = read;
    }

    synchronized T get() {
      if (value.isEmpty()) {
        value = Optional.of(read.get());
      }
      return value.get();
    }
  }

  /** All clauses. */
  public Catalog catalog() {
    return catalog.get();
  }

  /** The items of the cloud extension. */
  public MlpsCatalog mlps() {
    return mlps.get();
  }

  /** The rules of responsibility. */
  public ResponsibilityRules responsibility() {
    return responsibility.get();
  }

  /** The rules of bags. */
  public BagRules bags() {
    return bags.get();
  }

  /** The rules of migration. */
  public MigrationRules migration() {
    return migration.get();
  }
}
