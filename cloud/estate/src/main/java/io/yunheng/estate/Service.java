/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/** A control-plane process of the cloud. */
public record Service(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> host,
    Fact<String> zone,
    Fact<String> type,
    Fact<String> state,
    Fact<Boolean> enabled)
    implements Resource {

  public static final Shape<Service> SHAPE =
      Shape.of(
          Kind.SERVICE,
          Service.class,
          List.of(
              Column.text("name", Service::name),
              Column.ref("host", Kind.HOST, Service::host),
              Column.ref("zone", Kind.ZONE, Service::zone),
              Column.text("type", Service::type),
              Column.word("state", Service::state, "up", "down"),
              Column.bool("enabled", Service::enabled)),
          row ->
              new Service(
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
    return Kind.SERVICE;
  }
}
