/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.List;

/**
 * One audited operation. {@code ended} is when the service had answered; {@code globalRequestId}
 * the request in consequence of which another service did it; {@code related} the id of what else
 * it was about: the volume attached, the group of a rule, the network of a subnet.
 */
public record AuditEvent(
    String id,
    Origin origin,
    Fact<Instant> time,
    Fact<String> service,
    Fact<String> action,
    Fact<String> rawAction,
    Fact<String> phase,
    Fact<String> outcome,
    Fact<String> principal,
    Fact<String> principalName,
    Fact<String> tenant,
    Fact<String> address,
    Fact<String> agent,
    Fact<String> targetKind,
    Fact<String> target,
    Fact<String> targetName,
    Fact<String> requestId,
    Fact<Boolean> remote,
    Fact<Instant> ended,
    Fact<String> globalRequestId,
    Fact<String> related)
    implements Resource {

  public static final Shape<AuditEvent> SHAPE =
      Shape.of(
          Kind.AUDIT_EVENT,
          AuditEvent.class,
          List.of(
              Column.time("time", AuditEvent::time),
              Column.text("service", AuditEvent::service),
              Column.word(
                  "action",
                  AuditEvent::action,
                  "create",
                  "delete",
                  "start",
                  "stop",
                  "restart",
                  "update",
                  "read",
                  "login",
                  "migrate",
                  "resize",
                  "rebuild",
                  "snapshot",
                  "grant",
                  "revoke",
                  "other"),
              Column.text("rawAction", AuditEvent::rawAction),
              Column.word("phase", AuditEvent::phase, "request", "response", "end"),
              Column.word(
                  "outcome", AuditEvent::outcome, "success", "failure", "pending", "unknown"),
              Column.ref("principal", Kind.PRINCIPAL, AuditEvent::principal),
              Column.text("principalName", AuditEvent::principalName),
              Column.ref("tenant", Kind.TENANT, AuditEvent::tenant),
              Column.text("address", AuditEvent::address),
              Column.text("agent", AuditEvent::agent),
              Column.text("targetKind", AuditEvent::targetKind),
              Column.text("target", AuditEvent::target),
              Column.text("targetName", AuditEvent::targetName),
              Column.text("requestId", AuditEvent::requestId),
              Column.bool("remote", AuditEvent::remote),
              Column.time("ended", AuditEvent::ended),
              Column.text("globalRequestId", AuditEvent::globalRequestId),
              Column.text("related", AuditEvent::related)),
          row ->
              new AuditEvent(
                  row.id(),
                  row.origin(),
                  row.time(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.text(4),
                  row.text(5),
                  row.text(6),
                  row.text(7),
                  row.text(8),
                  row.text(9),
                  row.text(10),
                  row.text(11),
                  row.text(12),
                  row.text(13),
                  row.text(14),
                  row.bool(15),
                  row.time(16),
                  row.text(17),
                  row.text(18)));

  @Override
  public Kind kind() {
    return Kind.AUDIT_EVENT;
  }
}
