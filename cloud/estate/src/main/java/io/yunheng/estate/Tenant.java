/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/**
 * An account or project: a customer's, or one that the provider keeps for the platform itself.
 *
 * @param side whose it is
 */
public record Tenant(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> domain,
    Fact<Boolean> enabled,
    Fact<String> parent,
    Fact<String> organisation,
    Fact<String> side,
    Fact<List<String>> tags)
    implements Resource {

  public static final Shape<Tenant> SHAPE =
      Shape.of(
          Kind.TENANT,
          Tenant.class,
          List.of(
              Column.text("name", Tenant::name),
              Column.text("domain", Tenant::domain),
              Column.bool("enabled", Tenant::enabled),
              Column.ref("parent", Kind.TENANT, Tenant::parent),
              Column.text("organisation", Tenant::organisation),
              Column.word("side", Tenant::side, "provider", "customer"),
              Column.texts("tags", Tenant::tags)),
          row ->
              new Tenant(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.bool(2),
                  row.text(3),
                  row.text(4),
                  row.text(5),
                  row.texts(6)));

  @Override
  public Kind kind() {
    return Kind.TENANT;
  }
}
