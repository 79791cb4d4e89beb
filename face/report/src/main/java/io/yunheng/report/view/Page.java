/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.view;

import io.yunheng.fault.Language;
import java.util.List;

/**
 * Everything one report shows.
 *
 * @param notices what a reader must know before anything else, for example that parts are made up
 *     for an example
 */
public record Page(
    Language language,
    Masthead masthead,
    List<String> notices,
    Conclusion conclusion,
    List<ControlPointView> controlPoints,
    List<ItemView> items,
    Location location,
    Net net,
    List<CoverageRow> coverage,
    List<ConflictView> conflicts,
    List<DisputeView> disputes,
    List<TermView> terms,
    Provenance provenance) {
  public Page {
    notices = List.copyOf(notices);
    controlPoints = List.copyOf(controlPoints);
    items = List.copyOf(items);
    coverage = List.copyOf(coverage);
    conflicts = List.copyOf(conflicts);
    disputes = List.copyOf(disputes);
    terms = List.copyOf(terms);
  }
}
