/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.view;

import java.util.List;
import java.util.Optional;

/**
 * One item with its verdict and all that explains it.
 *
 * @param machine the verdict the rules came to
 * @param verdict the verdict that stands
 * @param other the verdict under the other scale, present where it differs
 * @param highRisks ids of the high-risk cases it raises
 * @param objectsLeftOut how many objects are not shown
 */
public record ItemView(
    String id,
    String clause,
    String unit,
    String layerCode,
    String layer,
    String controlPoint,
    String title,
    WordCount side,
    WordCount decidedBy,
    Judgement machine,
    Judgement verdict,
    Optional<Judgement> other,
    boolean overridden,
    List<String> highRisks,
    long findings,
    long unknowns,
    List<LabelledText> about,
    List<String> notes,
    List<ObjectView> objects,
    long objectsLeftOut) {
  public ItemView {
    highRisks = List.copyOf(highRisks);
    about = List.copyOf(about);
    notes = List.copyOf(notes);
    objects = List.copyOf(objects);
  }
}
