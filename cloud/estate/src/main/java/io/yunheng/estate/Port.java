/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/** A connection of a device to a network. */
public record Port(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> tenant,
    Fact<String> network,
    Fact<String> device,
    Fact<String> deviceOwner,
    Fact<List<String>> addresses,
    Fact<List<String>> securityGroups,
    Fact<Boolean> portSecurity,
    Fact<List<String>> allowedPairs,
    Fact<String> host,
    Fact<String> status)
    implements Resource {

  public static final Shape<Port> SHAPE =
      Shape.of(
          Kind.PORT,
          Port.class,
          List.of(
              Column.text("name", Port::name),
              Column.ref("tenant", Kind.TENANT, Port::tenant),
              Column.ref("network", Kind.NETWORK, Port::network),
              Column.text("device", Port::device),
              Column.text("deviceOwner", Port::deviceOwner),
              Column.texts("addresses", Port::addresses),
              Column.refs("securityGroups", Kind.SECURITY_GROUP, Port::securityGroups),
              Column.bool("portSecurity", Port::portSecurity),
              Column.texts("allowedPairs", Port::allowedPairs),
              Column.ref("host", Kind.HOST, Port::host),
              Column.text("status", Port::status)),
          row ->
              new Port(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.text(4),
                  row.texts(5),
                  row.texts(6),
                  row.bool(7),
                  row.texts(8),
                  row.text(9),
                  row.text(10)));

  @Override
  public Kind kind() {
    return Kind.PORT;
  }
}
