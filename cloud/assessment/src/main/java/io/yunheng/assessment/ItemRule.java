/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.assessment.verdict.Mixture;
import io.yunheng.catalog.AspectValue;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import io.yunheng.catalog.VerdictTable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The rule of one item on one scale: from the values its aspects may have for an object to the
 * verdicts that are possible, and from the verdicts of objects to that of the item. Immutable.
 */
public final class ItemRule {
  private final ScaleName scale;
  private final VerdictTable table;
  private final Mixture mixture;

  private ItemRule(ScaleName scale, VerdictTable table, Mixture mixture) {
    this.scale = scale;
    this.table = table;
    this.mixture = mixture;
  }

  public static ItemRule of(Item item, ScaleName scale) {
    ScaleName mix = item.mix().orElse(scale);
    return new ItemRule(
        scale,
        item.table(scale),
        item.scale(mix).threeLevels() ? Mixture.THREE_LEVELS : Mixture.TWO_LEVELS);
  }

  /** Every verdict that this rule can give, also by handing over to the other scale. */
  public static Set<Verdict> verdicts(Item item, ScaleName scale) {
    EnumSet<Verdict> verdicts = EnumSet.of(Verdict.NOT_APPLICABLE);
    VerdictTable table = item.table(scale);
    for (int i = 0; i < table.size(); i++) {
      table.entry(i).ifPresent(entry -> verdicts.add(entry.verdict()));
    }
    return verdicts;
  }

  /**
   * The verdicts possible for one object.
   *
   * @param values for each aspect, in the item's order, the values it may have
   */
  public ObjectDecision decide(List<? extends Set<AspectValue>> values) {
    EnumSet<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
    EnumSet<ScaleName> by = EnumSet.noneOf(ScaleName.class);
    collect(values, 0, 0, verdicts, by);
    boolean handedOver = !by.contains(scale);
    return new ObjectDecision(new Decision(verdicts), handedOver ? by.iterator().next() : scale);
  }

  /** The verdicts possible for the item over its objects, of which there is at least one. */
  public Decision decideOver(List<Decision> objects) {
    return mixture.of(objects);
  }

  private void collect(
      List<? extends Set<AspectValue>> values,
      int aspect,
      int combination,
      Set<Verdict> verdicts,
      Set<ScaleName> by) {
    if (aspect == values.size()) {
      VerdictTable.Entry entry = table.entry(combination).orElseThrow();
      verdicts.add(entry.verdict());
      by.add(entry.by());
      return;
    }
    for (AspectValue value : values.get(aspect)) {
      collect(values, aspect + 1, combination * VerdictTable.VALUES + value.digit(), verdicts, by);
    }
  }
}
