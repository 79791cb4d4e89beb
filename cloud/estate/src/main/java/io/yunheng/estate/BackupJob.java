/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.List;

/** A backup of a resource. */
public record BackupJob(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> tenant,
    Fact<String> resource,
    Fact<String> resourceKind,
    Fact<String> target,
    Fact<String> site,
    Fact<String> zone,
    Fact<String> schedule,
    Fact<Instant> lastSuccess,
    Fact<Boolean> encrypted,
    Fact<Boolean> enabled)
    implements Resource {

  public static final Shape<BackupJob> SHAPE =
      Shape.of(
          Kind.BACKUP_JOB,
          BackupJob.class,
          List.of(
              Column.text("name", BackupJob::name),
              Column.ref("tenant", Kind.TENANT, BackupJob::tenant),
              Column.text("resource", BackupJob::resource),
              Column.text("resourceKind", BackupJob::resourceKind),
              Column.word(
                  "target",
                  BackupJob::target,
                  "local",
                  "other-cloud",
                  "other-region",
                  "same-cloud"),
              Column.ref("site", Kind.SITE, BackupJob::site),
              Column.ref("zone", Kind.ZONE, BackupJob::zone),
              Column.text("schedule", BackupJob::schedule),
              Column.time("lastSuccess", BackupJob::lastSuccess),
              Column.bool("encrypted", BackupJob::encrypted),
              Column.bool("enabled", BackupJob::enabled)),
          row ->
              new BackupJob(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.text(4),
                  row.text(5),
                  row.text(6),
                  row.text(7),
                  row.time(8),
                  row.bool(9),
                  row.bool(10)));

  @Override
  public Kind kind() {
    return Kind.BACKUP_JOB;
  }
}
