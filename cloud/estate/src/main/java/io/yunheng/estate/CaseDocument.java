/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.List;

/** A paper in the case. */
public record CaseDocument(
    String id,
    Origin origin,
    Fact<String> type,
    Fact<String> title,
    Fact<String> path,
    Fact<String> digest,
    Fact<String> issuedBy,
    Fact<Instant> issuedAt,
    Fact<Instant> validTo,
    Fact<List<String>> points)
    implements Resource {

  public static final Shape<CaseDocument> SHAPE =
      Shape.of(
          Kind.DOCUMENT,
          CaseDocument.class,
          List.of(
              Column.word(
                  "type",
                  CaseDocument::type,
                  "mechanism",
                  "export-rule",
                  "operations-location-rule",
                  "overseas-operation-paper",
                  "replica-design",
                  "interface-document",
                  "migration-out-service",
                  "clearing-mechanism",
                  "deletion-mechanism",
                  "hardening-baseline",
                  "topology",
                  "responsibility-split",
                  "change-procedure",
                  "platform-report",
                  "protection-level-statement",
                  "product-list",
                  "room-list",
                  "other"),
              Column.text("title", CaseDocument::title),
              Column.text("path", CaseDocument::path),
              Column.text("digest", CaseDocument::digest),
              Column.text("issuedBy", CaseDocument::issuedBy),
              Column.time("issuedAt", CaseDocument::issuedAt),
              Column.time("validTo", CaseDocument::validTo),
              Column.words(
                  "points",
                  CaseDocument::points,
                  "only-china",
                  "export",
                  "third-party-access",
                  "migration-means",
                  "migration-assistance",
                  "memory-clearing",
                  "storage-clearing",
                  "replicas",
                  "replica-count",
                  "replica-comparison",
                  "data-access-authorisation",
                  "scheduling",
                  "audit",
                  "monitoring",
                  "migration-recovery",
                  "supplier-risk")),
          row ->
              new CaseDocument(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.text(4),
                  row.time(5),
                  row.time(6),
                  row.texts(7)));

  @Override
  public Kind kind() {
    return Kind.DOCUMENT;
  }
}
