/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/** A virtual network. */
public record Network(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> tenant,
    Fact<Boolean> shared,
    Fact<Boolean> external,
    Fact<String> type,
    Fact<String> physical,
    Fact<Long> segment,
    Fact<String> purpose,
    Fact<Boolean> portSecurity,
    Fact<Boolean> adminUp,
    Fact<String> securityZone)
    implements Resource {

  public static final Shape<Network> SHAPE =
      Shape.of(
          Kind.NETWORK,
          Network.class,
          List.of(
              Column.text("name", Network::name),
              Column.ref("tenant", Kind.TENANT, Network::tenant),
              Column.bool("shared", Network::shared),
              Column.bool("external", Network::external),
              Column.text("type", Network::type),
              Column.text("physical", Network::physical),
              Column.number("segment", Network::segment),
              Column.word(
                  "purpose",
                  Network::purpose,
                  "business",
                  "management",
                  "storage",
                  "external",
                  "mixed"),
              Column.bool("portSecurity", Network::portSecurity),
              Column.bool("adminUp", Network::adminUp),
              Column.ref("securityZone", Kind.SECURITY_ZONE, Network::securityZone)),
          row ->
              new Network(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.bool(2),
                  row.bool(3),
                  row.text(4),
                  row.text(5),
                  row.number(6),
                  row.text(7),
                  row.bool(8),
                  row.bool(9),
                  row.text(10)));

  @Override
  public Kind kind() {
    return Kind.NETWORK;
  }
}
