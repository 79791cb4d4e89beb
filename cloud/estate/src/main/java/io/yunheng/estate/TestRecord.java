/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.List;

/**
 * The record of a test or a recurring check.
 *
 * @param item the item it was made for: its id, its clause or its unit of assessment
 * @param object what was tested, by id or name; several with a list mark between them
 * @param steps what was done
 * @param expected what should be seen
 * @param seen what was seen
 * @param tool the instrument; none where nothing but the cloud's own means was used
 * @param accessPoint where the tester or the instrument was connected
 * @param document the file kept as evidence
 * @param digest the digest of that file, in hexadecimal digits
 */
public record TestRecord(
    String id,
    Origin origin,
    Fact<String> type,
    Fact<String> item,
    Fact<String> object,
    Fact<String> tenant,
    Fact<Instant> time,
    Fact<String> result,
    Fact<String> method,
    Fact<String> steps,
    Fact<String> expected,
    Fact<String> seen,
    Fact<String> tool,
    Fact<String> accessPoint,
    Fact<String> performer,
    Fact<String> document,
    Fact<String> digest)
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
                  "access-control",
                  "detection",
                  "privileged-command",
                  "drill",
                  "other"),
              Column.text("item", TestRecord::item),
              Column.text("object", TestRecord::object),
              Column.ref("tenant", Kind.TENANT, TestRecord::tenant),
              Column.time("time", TestRecord::time),
              Column.word("result", TestRecord::result, "pass", "fail", "partial"),
              Column.text("method", TestRecord::method),
              Column.text("steps", TestRecord::steps),
              Column.text("expected", TestRecord::expected),
              Column.text("seen", TestRecord::seen),
              Column.text("tool", TestRecord::tool),
              Column.text("accessPoint", TestRecord::accessPoint),
              Column.text("performer", TestRecord::performer),
              Column.text("document", TestRecord::document),
              Column.text("digest", TestRecord::digest)),
          row ->
              new TestRecord(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.time(4),
                  row.text(5),
                  row.text(6),
                  row.text(7),
                  row.text(8),
                  row.text(9),
                  row.text(10),
                  row.text(11),
                  row.text(12),
                  row.text(13),
                  row.text(14)));

  /** The same with another result. */
  public TestRecord withResult(Fact<String> other) {
    return new TestRecord(
        id,
        origin,
        type,
        item,
        object,
        tenant,
        time,
        other,
        method,
        steps,
        expected,
        seen,
        tool,
        accessPoint,
        performer,
        document,
        digest);
  }

  @Override
  public Kind kind() {
    return Kind.TEST_RECORD;
  }
}
