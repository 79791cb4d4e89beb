/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.Node;
import io.yunheng.files.Node.Mapping;
import io.yunheng.files.Node.Scalar;
import io.yunheng.responsibility.AgreementContents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sheet of what agreements state, as a part of the agreements. */
final class FormContents {
  private final Map<String, Map<String, Node>> byAgreement = new LinkedHashMap<>();
  private final List<Fields> rows = new ArrayList<>();

  FormContents(Optional<FormTable> table, Map<String, FormTable> tables, Problems told) {
    List<String> known = AgreementContents.shipped().ids();
    table.ifPresent(
        sheet -> {
          FormReferences references = new FormReferences(sheet.sheet(), tables);
          for (Mapping row : sheet.rows()) {
            Fields fields = Fields.of(sheet.place(), references.resolved(row), told);
            String content = fields.text("content");
            String passage = fields.text("passage");
            if (!content.isEmpty() && !known.contains(content)) {
              fields.wrong("content", content, String.join(" | ", known));
            } else if (put(fields.text("agreement"), content, new Scalar(passage, row.line()))) {
              fields.twice("content", content);
            }
            rows.add(fields);
          }
        });
  }

  private boolean put(String agreement, String content, Node passage) {
    return byAgreement
            .computeIfAbsent(agreement, _ -> new LinkedHashMap<>())
            .putIfAbsent(content, passage)
        != null;
  }

  /** The agreements with what they state; an agreement that is not there is told. */
  List<Mapping> merged(List<Mapping> agreements) {
    List<Mapping> merged = new ArrayList<>();
    Set<String> there = new LinkedHashSet<>();
    for (Mapping one : agreements) {
      Map<String, Node> entries = new LinkedHashMap<>(one.entries());
      if (one.entries().get("id") instanceof Scalar(String id, int _)) {
        there.add(id);
        Map<String, Node> contents = byAgreement.getOrDefault(id, Map.of());
        if (!contents.isEmpty()) {
          entries.put(ArrangementForm.CONTENTS, new Mapping(contents, one.line()));
        }
      }
      merged.add(new Mapping(entries, one.line()));
    }
    for (Fields row : rows) {
      String agreement = row.optionalText("agreement").orElse("");
      if (!agreement.isEmpty() && !there.contains(agreement)) {
        row.unlisted("agreement", agreement, String.join(", ", there));
      }
    }
    return merged;
  }
}
