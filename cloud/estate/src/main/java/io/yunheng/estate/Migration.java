/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.List;

/** One move of an instance between hosts or sites. */
public record Migration(
    String id,
    Origin origin,
    Fact<String> instance,
    Fact<String> tenant,
    Fact<String> sourceHost,
    Fact<String> targetHost,
    Fact<String> sourceSite,
    Fact<String> targetSite,
    Fact<String> type,
    Fact<String> status,
    Fact<Instant> started,
    Fact<Instant> ended,
    Fact<List<String>> policyBefore,
    Fact<List<String>> policyAfter,
    Fact<Boolean> encrypted,
    Fact<Boolean> integrityVerified,
    Fact<Boolean> recovery)
    implements Resource {

  public static final Shape<Migration> SHAPE =
      Shape.of(
          Kind.MIGRATION,
          Migration.class,
          List.of(
              Column.ref("instance", Kind.INSTANCE, Migration::instance),
              Column.ref("tenant", Kind.TENANT, Migration::tenant),
              Column.ref("sourceHost", Kind.HOST, Migration::sourceHost),
              Column.ref("targetHost", Kind.HOST, Migration::targetHost),
              Column.ref("sourceSite", Kind.SITE, Migration::sourceSite),
              Column.ref("targetSite", Kind.SITE, Migration::targetSite),
              Column.word("type", Migration::type, "live", "cold", "evacuate", "import", "export"),
              Column.word("status", Migration::status, "completed", "failed", "running", "other"),
              Column.time("started", Migration::started),
              Column.time("ended", Migration::ended),
              Column.texts("policyBefore", Migration::policyBefore),
              Column.texts("policyAfter", Migration::policyAfter),
              Column.bool("encrypted", Migration::encrypted),
              Column.bool("integrityVerified", Migration::integrityVerified),
              Column.bool("recovery", Migration::recovery)),
          row ->
              new Migration(
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
                  row.time(9),
                  row.texts(10),
                  row.texts(11),
                  row.bool(12),
                  row.bool(13),
                  row.bool(14)));

  @Override
  public Kind kind() {
    return Kind.MIGRATION;
  }
}
