/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.List;

/** One stored copy of a resource's data. */
public record Replica(
    String id,
    Origin origin,
    Fact<String> resource,
    Fact<String> resourceKind,
    Fact<String> tenant,
    Fact<String> zone,
    Fact<String> site,
    Fact<String> digest,
    Fact<String> status,
    Fact<Instant> comparedAt,
    Fact<Boolean> consistent)
    implements Resource {

  public static final Shape<Replica> SHAPE =
      Shape.of(
          Kind.REPLICA,
          Replica.class,
          List.of(
              Column.text("resource", Replica::resource),
              Column.text("resourceKind", Replica::resourceKind),
              Column.ref("tenant", Kind.TENANT, Replica::tenant),
              Column.ref("zone", Kind.ZONE, Replica::zone),
              Column.ref("site", Kind.SITE, Replica::site),
              Column.text("digest", Replica::digest),
              Column.word("status", Replica::status, "available", "degraded", "unavailable"),
              Column.time("comparedAt", Replica::comparedAt),
              Column.bool("consistent", Replica::consistent)),
          row ->
              new Replica(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.text(4),
                  row.text(5),
                  row.text(6),
                  row.time(7),
                  row.bool(8)));

  @Override
  public Kind kind() {
    return Kind.REPLICA;
  }
}
