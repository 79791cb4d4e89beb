/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/** A zone of networks with one protection level. */
public record SecurityZone(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> tenant,
    Fact<Long> level,
    Fact<List<String>> networks,
    Fact<String> side)
    implements Resource {

  public static final Shape<SecurityZone> SHAPE =
      Shape.of(
          Kind.SECURITY_ZONE,
          SecurityZone.class,
          List.of(
              Column.text("name", SecurityZone::name),
              Column.ref("tenant", Kind.TENANT, SecurityZone::tenant),
              Column.number("level", SecurityZone::level),
              Column.refs("networks", Kind.NETWORK, SecurityZone::networks),
              Column.word("side", SecurityZone::side, "provider", "customer")),
          row ->
              new SecurityZone(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.number(2),
                  row.texts(3),
                  row.text(4)));

  @Override
  public Kind kind() {
    return Kind.SECURITY_ZONE;
  }
}
