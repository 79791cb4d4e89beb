/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.List;

/** The protection level of a platform or system. */
public record Grading(
    String id,
    Origin origin,
    Fact<String> system,
    Fact<String> subject,
    Fact<String> tenant,
    Fact<Long> level,
    Fact<String> filingNumber,
    Fact<Instant> filedAt,
    Fact<String> document)
    implements Resource {

  public static final Shape<Grading> SHAPE =
      Shape.of(
          Kind.GRADING,
          Grading.class,
          List.of(
              Column.text("system", Grading::system),
              Column.word("subject", Grading::subject, "platform", "business-system"),
              Column.ref("tenant", Kind.TENANT, Grading::tenant),
              Column.number("level", Grading::level),
              Column.text("filingNumber", Grading::filingNumber),
              Column.time("filedAt", Grading::filedAt),
              Column.text("document", Grading::document)),
          row ->
              new Grading(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.number(3),
                  row.text(4),
                  row.time(5),
                  row.text(6)));

  @Override
  public Kind kind() {
    return Kind.GRADING;
  }
}
