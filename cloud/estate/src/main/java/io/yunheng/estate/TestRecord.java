/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.List;

/** The record of a test or a recurring check. */
public record TestRecord(
    String id,
    Origin origin,
    Fact<String> type,
    Fact<String> object,
    Fact<String> tenant,
    Fact<Instant> time,
    Fact<String> result,
    Fact<String> method,
    Fact<String> tool,
    Fact<String> performer,
    Fact<String> document)
    implements Resource {

  public static final Shape<TestRecord> SHAPE =
      Shape.of(
          Kind.TEST_RECORD,
          TestRecord.class,
          List.of(
              Column.word(
                  "type",
                  TestRecord::type,
                  "memory-clearing",
                  "disk-clearing",
                  "replica-deletion",
                  "replica-consistency",
                  "image-integrity",
                  "snapshot-integrity",
                  "migration-integrity",
                  "cross-zone-access",
                  "backup-restore",
                  "isolation",
                  "mutual-authentication",
                  "location-query",
                  "traffic-separation",
                  "drill",
                  "other"),
              Column.text("object", TestRecord::object),
              Column.ref("tenant", Kind.TENANT, TestRecord::tenant),
              Column.time("time", TestRecord::time),
              Column.word("result", TestRecord::result, "pass", "fail", "partial"),
              Column.text("method", TestRecord::method),
              Column.text("tool", TestRecord::tool),
              Column.text("performer", TestRecord::performer),
              Column.text("document", TestRecord::document)),
          row ->
              new TestRecord(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.time(3),
                  row.text(4),
                  row.text(5),
                  row.text(6),
                  row.text(7),
                  row.text(8)));

  @Override
  public Kind kind() {
    return Kind.TEST_RECORD;
  }
}
