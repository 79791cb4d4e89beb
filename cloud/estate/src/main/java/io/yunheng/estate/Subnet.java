/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/** An address range of a network. */
public record Subnet(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> tenant,
    Fact<String> network,
    Fact<String> cidr,
    Fact<String> gateway,
    Fact<Boolean> dhcp)
    implements Resource {

  public static final Shape<Subnet> SHAPE =
      Shape.of(
          Kind.SUBNET,
          Subnet.class,
          List.of(
              Column.text("name", Subnet::name),
              Column.ref("tenant", Kind.TENANT, Subnet::tenant),
              Column.ref("network", Kind.NETWORK, Subnet::network),
              Column.text("cidr", Subnet::cidr),
              Column.text("gateway", Subnet::gateway),
              Column.bool("dhcp", Subnet::dhcp)),
          row ->
              new Subnet(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.text(4),
                  row.bool(5)));

  @Override
  public Kind kind() {
    return Kind.SUBNET;
  }
}
