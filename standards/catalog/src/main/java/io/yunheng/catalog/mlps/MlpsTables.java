/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog.mlps;

import io.yunheng.catalog.Aspect;
import io.yunheng.catalog.AspectValue;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import io.yunheng.catalog.VerdictTable;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks the rules of every item over all combinations of its aspects' values: the rule of GB/T
 * 28448 covers everything, the workbook's holes are declared, no aspect is idle, and a better
 * aspect never makes a worse verdict.
 */
final class MlpsTables {
  private final String file;
  private final Problems problems;

  private MlpsTables(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  static void check(MlpsCatalog catalog, String file, Problems problems) {
    MlpsTables tables = new MlpsTables(file, problems);
    catalog.items().forEach(tables::check);
  }

  private void check(Item item) {
    VerdictTable evaluation = item.table(ScaleName.GBT28448);
    for (int i = 0; i < evaluation.size(); i++) {
      if (evaluation.entry(i).isEmpty()) {
        add(FaultCode.MLPS_RULE_INCOMPLETE, item, describe(evaluation, i));
        return;
      }
    }
    holes(item);
    idleAspects(item);
    for (ScaleName name : ScaleName.values()) {
      direction(item, name);
    }
  }

  private void holes(Item item) {
    VerdictTable workbook = item.table(ScaleName.WORKBOOK);
    List<String> holes = new ArrayList<>();
    for (int i = 0; i < workbook.size(); i++) {
      Optional<VerdictTable.Entry> entry = workbook.entry(i);
      if (entry.isPresent()
          && entry.get().by() == ScaleName.GBT28448
          && !workbook.values(i).contains(AspectValue.NA)) {
        holes.add(describe(workbook, i));
      }
    }
    if (!holes.isEmpty() && item.gaps().isEmpty()) {
      add(FaultCode.MLPS_GAP_UNDECLARED, item, holes.getFirst());
    } else if (holes.isEmpty() && !item.gaps().isEmpty()) {
      add(FaultCode.MLPS_GAP_NEEDLESS, item, "");
    }
  }

  private void idleAspects(Item item) {
    for (Aspect aspect : item.aspects()) {
      boolean used =
          item.scales().values().stream()
              .flatMap(scale -> scale.levels().values().stream())
              .flatMap(level -> level.rule().stream())
              .anyMatch(alternative -> alternative.values().containsKey(aspect.id()));
      if (!used) {
        add(FaultCode.MLPS_ASPECT_IDLE, item, aspect.id());
      }
    }
  }

  private void direction(Item item, ScaleName name) {
    VerdictTable table = item.table(name);
    for (int i = 0; i < table.size(); i++) {
      List<AspectValue> values = table.values(i);
      for (int aspect = 0; aspect < values.size(); aspect++) {
        Optional<AspectValue> next = values.get(aspect).worse();
        if (next.isEmpty()) {
          continue;
        }
        List<AspectValue> worse = new ArrayList<>(values);
        worse.set(aspect, next.get());
        Verdict verdict = table.entry(values).verdict();
        Verdict changed = table.entry(worse).verdict();
        if (changed.compareTo(verdict) < 0) {
          add(
              FaultCode.MLPS_RULE_BACKWARDS,
              item,
              describe(table, i) + ", " + table.aspects().get(aspect) + " " + name.code());
          return;
        }
      }
    }
  }

  private void add(FaultCode code, Item item, String detail) {
    problems.add(code, "file", file, "item", item.id(), "place", detail);
  }

  private static String describe(VerdictTable table, int combination) {
    List<AspectValue> values = table.values(combination);
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      parts.add(table.aspects().get(i) + "=" + values.get(i).code());
    }
    return parts.stream().collect(Collectors.joining(" "));
  }
}
