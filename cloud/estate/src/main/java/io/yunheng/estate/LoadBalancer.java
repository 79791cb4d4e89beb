/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/** A load balancer. */
public record LoadBalancer(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> tenant,
    Fact<String> address,
    Fact<String> network,
    Fact<List<String>> listeners,
    Fact<Boolean> tls,
    Fact<Boolean> publicFacing)
    implements Resource {

  public static final Shape<LoadBalancer> SHAPE =
      Shape.of(
          Kind.LOAD_BALANCER,
          LoadBalancer.class,
          List.of(
              Column.text("name", LoadBalancer::name),
              Column.ref("tenant", Kind.TENANT, LoadBalancer::tenant),
              Column.text("address", LoadBalancer::address),
              Column.ref("network", Kind.NETWORK, LoadBalancer::network),
              Column.texts("listeners", LoadBalancer::listeners),
              Column.bool("tls", LoadBalancer::tls),
              Column.bool("publicFacing", LoadBalancer::publicFacing)),
          row ->
              new LoadBalancer(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.texts(4),
                  row.bool(5),
                  row.bool(6)));

  @Override
  public Kind kind() {
    return Kind.LOAD_BALANCER;
  }
}
