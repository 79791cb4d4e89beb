/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.view;

import java.util.List;

/**
 * What the report is about.
 *
 * @param facts label and value, in reading order
 * @param manners how many records came to us in each manner (live, recorded, typed, ...)
 */
public record Masthead(
    String title, String subject, List<LabelledText> facts, List<WordCount> manners) {
  public Masthead {
    facts = List.copyOf(facts);
    manners = List.copyOf(manners);
  }
}
