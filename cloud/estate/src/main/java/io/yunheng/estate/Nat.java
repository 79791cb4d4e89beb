/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/**
 * A NAT gateway or rule.
 *
 * @param protocol the transport protocol it is about; absent for any
 * @param port where a destination address is translated to; absent for a source translation
 * @param targetPort the number of the transport port there; absent if it is more than one
 */
public record Nat(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> tenant,
    Fact<String> router,
    Fact<String> type,
    Fact<String> address,
    Fact<String> protocol,
    Fact<String> port,
    Fact<Long> targetPort)
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
              Column.text("address", Nat::address),
              Column.text("protocol", Nat::protocol),
              Column.ref("port", Kind.PORT, Nat::port),
              Column.number("targetPort", Nat::targetPort)),
          row ->
              new Nat(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.text(4),
                  row.text(5),
                  row.text(6),
                  row.number(7)));

  @Override
  public Kind kind() {
    return Kind.NAT;
  }
}
