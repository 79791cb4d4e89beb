/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/** A physical server that carries virtual resources. */
public record Host(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> zone,
    Fact<String> site,
    Fact<String> type,
    Fact<String> address,
    Fact<Long> cpuTotal,
    Fact<Long> cpuUsed,
    Fact<Long> memoryMiB,
    Fact<Long> memoryUsedMiB,
    Fact<Long> diskGiB,
    Fact<Long> diskUsedGiB,
    Fact<Long> instances,
    Fact<String> state,
    Fact<Boolean> managed)
    implements Resource {

  public static final Shape<Host> SHAPE =
      Shape.of(
          Kind.HOST,
          Host.class,
          List.of(
              Column.text("name", Host::name),
              Column.ref("zone", Kind.ZONE, Host::zone),
              Column.ref("site", Kind.SITE, Host::site),
              Column.text("type", Host::type),
              Column.text("address", Host::address),
              Column.number("cpuTotal", Host::cpuTotal),
              Column.number("cpuUsed", Host::cpuUsed),
              Column.number("memoryMiB", Host::memoryMiB),
              Column.number("memoryUsedMiB", Host::memoryUsedMiB),
              Column.number("diskGiB", Host::diskGiB),
              Column.number("diskUsedGiB", Host::diskUsedGiB),
              Column.number("instances", Host::instances),
              Column.word("state", Host::state, "up", "down"),
              Column.bool("managed", Host::managed)),
          row ->
              new Host(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.text(4),
                  row.number(5),
                  row.number(6),
                  row.number(7),
                  row.number(8),
                  row.number(9),
                  row.number(10),
                  row.number(11),
                  row.text(12),
                  row.bool(13)));

  @Override
  public Kind kind() {
    return Kind.HOST;
  }
}
