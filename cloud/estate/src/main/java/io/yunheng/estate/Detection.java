/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.List;

/** One recorded detection. */
public record Detection(
    String id,
    Origin origin,
    Fact<Instant> time,
    Fact<String> type,
    Fact<String> detects,
    Fact<String> source,
    Fact<String> target,
    Fact<Long> bytes,
    Fact<Long> packets,
    Fact<String> tenant,
    Fact<String> detector)
    implements Resource {

  public static final Shape<Detection> SHAPE =
      Shape.of(
          Kind.DETECTION,
          Detection.class,
          List.of(
              Column.time("time", Detection::time),
              Column.text("type", Detection::type),
              Column.word(
                  "detects",
                  Detection::detects,
                  "attack-by-customer",
                  "attack-on-node",
                  "abnormal-traffic-vm-host",
                  "abnormal-traffic-vm-vm",
                  "isolation-failure",
                  "vm-lifecycle",
                  "malware",
                  "malware-spread",
                  "vulnerability",
                  "baseline"),
              Column.text("source", Detection::source),
              Column.text("target", Detection::target),
              Column.number("bytes", Detection::bytes),
              Column.number("packets", Detection::packets),
              Column.ref("tenant", Kind.TENANT, Detection::tenant),
              Column.ref("detector", Kind.DETECTION_RULE, Detection::detector)),
          row ->
              new Detection(
                  row.id(),
                  row.origin(),
                  row.time(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.text(4),
                  row.number(5),
                  row.number(6),
                  row.text(7),
                  row.text(8)));

  @Override
  public Kind kind() {
    return Kind.DETECTION;
  }
}
