/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.List;

/** An approval, ticket or customer authorisation. */
public record Approval(
    String id,
    Origin origin,
    Fact<String> type,
    Fact<String> tenant,
    Fact<String> target,
    Fact<String> targetName,
    Fact<String> principal,
    Fact<String> requestedBy,
    Fact<String> approvedBy,
    Fact<Instant> approvedAt,
    Fact<Instant> validFrom,
    Fact<Instant> validTo,
    Fact<String> bySide,
    Fact<String> document)
    implements Resource {

  public static final Shape<Approval> SHAPE =
      Shape.of(
          Kind.APPROVAL,
          Approval.class,
          List.of(
              Column.word(
                  "type",
                  Approval::type,
                  "create",
                  "start",
                  "restart",
                  "delete",
                  "change",
                  "data-access",
                  "migration",
                  "share",
                  "account",
                  "overseas-operation",
                  "deletion",
                  "other"),
              Column.ref("tenant", Kind.TENANT, Approval::tenant),
              Column.text("target", Approval::target),
              Column.text("targetName", Approval::targetName),
              Column.text("principal", Approval::principal),
              Column.text("requestedBy", Approval::requestedBy),
              Column.text("approvedBy", Approval::approvedBy),
              Column.time("approvedAt", Approval::approvedAt),
              Column.time("validFrom", Approval::validFrom),
              Column.time("validTo", Approval::validTo),
              Column.word("bySide", Approval::bySide, "provider", "customer", "third-party"),
              Column.text("document", Approval::document)),
          row ->
              new Approval(
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
                  row.time(8),
                  row.time(9),
                  row.text(10),
                  row.text(11)));

  @Override
  public Kind kind() {
    return Kind.APPROVAL;
  }
}
