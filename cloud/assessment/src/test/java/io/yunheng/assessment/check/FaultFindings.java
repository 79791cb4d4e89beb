/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import io.yunheng.assessment.AspectResult;
import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.CheckResult;
import io.yunheng.assessment.ItemResult;
import io.yunheng.assessment.Observation;
import io.yunheng.assessment.ObservationOutcome;
import io.yunheng.catalog.AspectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What an assessment tells of the item that a setting is about. */
final class FaultFindings {
  private FaultFindings() {}

  static ItemResult item(Assessment assessment, FaultLibrary.Setting setting) {
    return assessment.items().stream()
        .filter(one -> one.id().equals("MLPS-L3-" + setting.item()))
        .findFirst()
        .orElseThrow();
  }

  static List<AspectResult> aspects(ItemResult item) {
    return item.objects().stream().flatMap(object -> object.aspects().stream()).toList();
  }

  /** What keeps the item from being satisfied, with the names that the findings give. */
  static List<String> told(ItemResult item) {
    List<String> told = new ArrayList<>();
    for (AspectResult aspect : aspects(item)) {
      for (CheckResult check : aspect.checks()) {
        for (Observation one : check.observations()) {
          if (one.outcome() != ObservationOutcome.SATISFIED) {
            told.add(
                check.check().id()
                    + " "
                    + one.outcome()
                    + " "
                    + one.id()
                    + " "
                    + one.name()
                    + " "
                    + one.details()
                    + one.gaps());
          }
        }
      }
      if (aspect.values().size() > 1) {
        aspect.gaps().forEach(gap -> told.add(aspect.id() + " " + gap.gap().reason()));
      } else if (!aspect.values().equals(Set.of(AspectValue.ALL))) {
        told.add(aspect.id() + " " + aspect.values());
      }
    }
    return told.stream().distinct().toList();
  }
}
