/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.List;

/** A network flow that is required by the business and approved. */
public record PlannedFlow(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> tenant,
    Fact<String> direction,
    Fact<String> source,
    Fact<String> target,
    Fact<String> protocol,
    Fact<Long> portMin,
    Fact<Long> portMax,
    Fact<String> purpose,
    Fact<String> approval,
    Fact<Instant> validTo)
    implements Resource {

  public static final Shape<PlannedFlow> SHAPE =
      Shape.of(
          Kind.PLANNED_FLOW,
          PlannedFlow.class,
          List.of(
              Column.text("name", PlannedFlow::name),
              Column.ref("tenant", Kind.TENANT, PlannedFlow::tenant),
              Column.word("direction", PlannedFlow::direction, "ingress", "egress"),
              Column.text("source", PlannedFlow::source),
              Column.text("target", PlannedFlow::target),
              Column.text("protocol", PlannedFlow::protocol),
              Column.number("portMin", PlannedFlow::portMin),
              Column.number("portMax", PlannedFlow::portMax),
              Column.text("purpose", PlannedFlow::purpose),
              Column.ref("approval", Kind.APPROVAL, PlannedFlow::approval),
              Column.time("validTo", PlannedFlow::validTo)),
          row ->
              new PlannedFlow(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.text(4),
                  row.text(5),
                  row.number(6),
                  row.number(7),
                  row.text(8),
                  row.text(9),
                  row.time(10)));

  @Override
  public Kind kind() {
    return Kind.PLANNED_FLOW;
  }
}
