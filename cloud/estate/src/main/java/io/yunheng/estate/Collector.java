/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.List;

/** A place where audit data or status is collected centrally. */
record Collector(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> type,
    Fact<String> side,
    Fact<String> tenant,
    Fact<List<String>> covers,
    Fact<Boolean> centralised,
    Fact<Instant> lastRecord,
    Fact<String> retention)
    implements Resource {

  public static final Shape<Collector> SHAPE =
      Shape.of(
          Kind.COLLECTOR,
          Collector.class,
          List.of(
              Column.text("name", Collector::name),
              Column.word("type", Collector::type, "audit", "monitoring", "scheduling"),
              Column.word("side", Collector::side, "provider", "customer"),
              Column.ref("tenant", Kind.TENANT, Collector::tenant),
              Column.words(
                  "covers",
                  Collector::covers,
                  "privileged-commands",
                  "provider-operations",
                  "network",
                  "instance",
                  "security-device",
                  "host",
                  "scheduling-policy",
                  "os",
                  "platform",
                  "storage",
                  "database",
                  "application"),
              Column.bool("centralised", Collector::centralised),
              Column.time("lastRecord", Collector::lastRecord),
              Column.text("retention", Collector::retention)),
          row ->
              new Collector(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.texts(4),
                  row.bool(5),
                  row.time(6),
                  row.text(7)));

  @Override
  public Kind kind() {
    return Kind.COLLECTOR;
  }
}
