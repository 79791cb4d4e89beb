/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/** A virtual router or VPC gateway. */
public record Router(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> tenant,
    Fact<String> externalNetwork,
    Fact<Boolean> snat,
    Fact<List<String>> networks,
    Fact<List<String>> routes,
    Fact<Boolean> adminUp)
    implements Resource {

  public static final Shape<Router> SHAPE =
      Shape.of(
          Kind.ROUTER,
          Router.class,
          List.of(
              Column.text("name", Router::name),
              Column.ref("tenant", Kind.TENANT, Router::tenant),
              Column.ref("externalNetwork", Kind.NETWORK, Router::externalNetwork),
              Column.bool("snat", Router::snat),
              Column.refs("networks", Kind.NETWORK, Router::networks),
              Column.texts("routes", Router::routes),
              Column.bool("adminUp", Router::adminUp)),
          row ->
              new Router(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.bool(3),
                  row.texts(4),
                  row.texts(5),
                  row.bool(6)));

  @Override
  public Kind kind() {
    return Kind.ROUTER;
  }
}
