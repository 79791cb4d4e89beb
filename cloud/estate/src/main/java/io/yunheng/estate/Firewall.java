/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/** A firewall instance at a boundary. */
public record Firewall(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> tenant,
    Fact<List<String>> networks,
    Fact<List<String>> routers,
    Fact<Boolean> enabled,
    Fact<String> defaultAction)
    implements Resource {

  public static final Shape<Firewall> SHAPE =
      Shape.of(
          Kind.FIREWALL,
          Firewall.class,
          List.of(
              Column.text("name", Firewall::name),
              Column.ref("tenant", Kind.TENANT, Firewall::tenant),
              Column.refs("networks", Kind.NETWORK, Firewall::networks),
              Column.refs("routers", Kind.ROUTER, Firewall::routers),
              Column.bool("enabled", Firewall::enabled),
              Column.word("defaultAction", Firewall::defaultAction, "allow", "deny")),
          row ->
              new Firewall(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.texts(2),
                  row.texts(3),
                  row.bool(4),
                  row.text(5)));

  @Override
  public Kind kind() {
    return Kind.FIREWALL;
  }
}
