/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.view;

import java.util.List;

/** What the report stands on: digests, versions and the licences of what it carries. */
public record Provenance(List<LabelledText> facts, List<String> notes) {
  public Provenance {
    facts = List.copyOf(facts);
    notes = List.copyOf(notes);
  }
}
