/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.model;

import java.util.List;

/** A NAT gateway or rule. */
public record Nat(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> tenant,
    Fact<String> router,
    Fact<String> type,
    Fact<String> address)
    implements Resource {

  public static final Shape<Nat> SHAPE =
      Shape.of(
          Kind.NAT,
          Nat.class,
          List.of(
              Column.text("name", Nat::name),
              Column.ref("tenant", Kind.TENANT, Nat::tenant),
              Column.ref("router", Kind.ROUTER, Nat::router),
              Column.word("type", Nat::type, "snat", "dnat"),
              Column.text("address", Nat::address)),
          row ->
              new Nat(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.text(4)));

  @Override
  public Kind kind() {
    return Kind.NAT;
  }
}
