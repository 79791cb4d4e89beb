/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/** A connection between two networks or routers. */
public record Peering(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> tenant,
    Fact<String> peerTenant,
    Fact<String> network,
    Fact<String> peerNetwork,
    Fact<String> status,
    Fact<String> approval)
    implements Resource {

  public static final Shape<Peering> SHAPE =
      Shape.of(
          Kind.PEERING,
          Peering.class,
          List.of(
              Column.text("name", Peering::name),
              Column.ref("tenant", Kind.TENANT, Peering::tenant),
              Column.ref("peerTenant", Kind.TENANT, Peering::peerTenant),
              Column.ref("network", Kind.NETWORK, Peering::network),
              Column.ref("peerNetwork", Kind.NETWORK, Peering::peerNetwork),
              Column.text("status", Peering::status),
              Column.ref("approval", Kind.APPROVAL, Peering::approval)),
          row ->
              new Peering(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.text(4),
                  row.text(5),
                  row.text(6)));

  @Override
  public Kind kind() {
    return Kind.PEERING;
  }
}
