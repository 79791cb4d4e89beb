/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/** A verdict taken over from the platform's own assessment report. */
public record InheritedVerdict(
    String id,
    Origin origin,
    Fact<String> item,
    Fact<String> verdict,
    Fact<String> report,
    Fact<String> page,
    Fact<String> remark)
    implements Resource {

  public static final Shape<InheritedVerdict> SHAPE =
      Shape.of(
          Kind.INHERITED_VERDICT,
          InheritedVerdict.class,
          List.of(
              Column.text("item", InheritedVerdict::item),
              Column.word(
                  "verdict",
                  InheritedVerdict::verdict,
                  "compliant",
                  "partial",
                  "non-compliant",
                  "not-applicable"),
              Column.text("report", InheritedVerdict::report),
              Column.text("page", InheritedVerdict::page),
              Column.text("remark", InheritedVerdict::remark)),
          row ->
              new InheritedVerdict(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.text(4)));

  @Override
  public Kind kind() {
    return Kind.INHERITED_VERDICT;
  }
}
