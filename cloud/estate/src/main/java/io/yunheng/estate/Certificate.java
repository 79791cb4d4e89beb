/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.List;

/** A filing certificate, licence or product certification. */
public record Certificate(
    String id,
    Origin origin,
    Fact<String> type,
    Fact<String> subject,
    Fact<String> number,
    Fact<Long> level,
    Fact<String> issuer,
    Fact<Instant> issuedAt,
    Fact<Instant> validTo,
    Fact<String> document)
    implements Resource {

  public static final Shape<Certificate> SHAPE =
      Shape.of(
          Kind.CERTIFICATE,
          Certificate.class,
          List.of(
              Column.word(
                  "type",
                  Certificate::type,
                  "mlps-filing",
                  "mlps-report",
                  "sales-licence",
                  "crypto-product",
                  "crypto-service",
                  "isms",
                  "itsm",
                  "telecom-licence",
                  "cloud-review",
                  "other"),
              Column.text("subject", Certificate::subject),
              Column.text("number", Certificate::number),
              Column.number("level", Certificate::level),
              Column.text("issuer", Certificate::issuer),
              Column.time("issuedAt", Certificate::issuedAt),
              Column.time("validTo", Certificate::validTo),
              Column.text("document", Certificate::document)),
          row ->
              new Certificate(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.number(3),
                  row.text(4),
                  row.time(5),
                  row.time(6),
                  row.text(7)));

  @Override
  public Kind kind() {
    return Kind.CERTIFICATE;
  }
}
