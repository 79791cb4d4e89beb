/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/** A public or floating address. */
public record PublicAddress(
    String id,
    Origin origin,
    Fact<String> address,
    Fact<String> tenant,
    Fact<String> port,
    Fact<String> fixedAddress,
    Fact<String> router,
    Fact<String> status)
    implements Resource {

  public static final Shape<PublicAddress> SHAPE =
      Shape.of(
          Kind.PUBLIC_ADDRESS,
          PublicAddress.class,
          List.of(
              Column.text("address", PublicAddress::address),
              Column.ref("tenant", Kind.TENANT, PublicAddress::tenant),
              Column.ref("port", Kind.PORT, PublicAddress::port),
              Column.text("fixedAddress", PublicAddress::fixedAddress),
              Column.ref("router", Kind.ROUTER, PublicAddress::router),
              Column.text("status", PublicAddress::status)),
          row ->
              new PublicAddress(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.text(4),
                  row.text(5)));

  @Override
  public Kind kind() {
    return Kind.PUBLIC_ADDRESS;
  }
}
