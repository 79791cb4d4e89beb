/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.List;

/** A notice given to customers. */
record Notice(
    String id,
    Origin origin,
    Fact<String> type,
    Fact<String> subject,
    Fact<Instant> eventTime,
    Fact<Instant> sentAt,
    Fact<String> channel,
    Fact<List<String>> recipients,
    Fact<String> riskAssessment,
    Fact<String> document)
    implements Resource {

  public static final Shape<Notice> SHAPE =
      Shape.of(
          Kind.NOTICE,
          Notice.class,
          List.of(
              Column.word(
                  "type",
                  Notice::type,
                  "supply-incident",
                  "supply-threat",
                  "supplier-change",
                  "service-change",
                  "incident",
                  "other"),
              Column.text("subject", Notice::subject),
              Column.time("eventTime", Notice::eventTime),
              Column.time("sentAt", Notice::sentAt),
              Column.text("channel", Notice::channel),
              Column.texts("recipients", Notice::recipients),
              Column.text("riskAssessment", Notice::riskAssessment),
              Column.text("document", Notice::document)),
          row ->
              new Notice(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.time(2),
                  row.time(3),
                  row.text(4),
                  row.texts(5),
                  row.text(6),
                  row.text(7)));

  @Override
  public Kind kind() {
    return Kind.NOTICE;
  }
}
