/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.List;

/** A contract, SLA or confidentiality agreement. */
public record Agreement(
    String id,
    Origin origin,
    Fact<String> type,
    Fact<String> name,
    Fact<String> customer,
    Fact<String> provider,
    Fact<Instant> signedAt,
    Fact<Instant> validFrom,
    Fact<Instant> validTo,
    Fact<List<String>> points,
    Fact<String> document)
    implements Resource {

  public static final Shape<Agreement> SHAPE =
      Shape.of(
          Kind.AGREEMENT,
          Agreement.class,
          List.of(
              Column.word(
                  "type",
                  Agreement::type,
                  "contract",
                  "sla",
                  "nda",
                  "data-processing",
                  "supplier",
                  "other"),
              Column.text("name", Agreement::name),
              Column.text("customer", Agreement::customer),
              Column.text("provider", Agreement::provider),
              Column.time("signedAt", Agreement::signedAt),
              Column.time("validFrom", Agreement::validFrom),
              Column.time("validTo", Agreement::validTo),
              Column.words(
                  "points",
                  Agreement::points,
                  "services",
                  "indicators",
                  "management-scope",
                  "duties",
                  "access-rights",
                  "privacy",
                  "conduct",
                  "breach",
                  "return",
                  "erasure",
                  "migration-assistance",
                  "no-disclosure",
                  "data-ownership"),
              Column.text("document", Agreement::document)),
          row ->
              new Agreement(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.time(4),
                  row.time(5),
                  row.time(6),
                  row.texts(7),
                  row.text(8)));

  @Override
  public Kind kind() {
    return Kind.AGREEMENT;
  }
}
