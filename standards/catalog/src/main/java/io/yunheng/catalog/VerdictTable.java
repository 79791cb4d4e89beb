/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.catalog.mlps.Alternative;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The verdict of one item on one scale for every combination of aspect values.
 *
 * <p>Levels are tried in the order compliant, partial, non-compliant. Not applicable counts as all,
 * except for an aspect for which the scale lists it. An item all of whose aspects are not
 * applicable is not applicable. What no level of the workbook covers is decided by the rule of GB/T
 * 28448. Immutable.
 */
public final class VerdictTable {
  /** How many values an aspect can have. */
  public static final int VALUES = AspectValue.values().length;

  private static final AspectValue[] ASPECT_VALUES = AspectValue.values();

  /**
   * What a combination of aspect values comes to.
   *
   * @param by the scale whose rule decided; differs from the table's where that has no level for
   *     the combination
   */
  public record Entry(Verdict verdict, ScaleName by) {}

  private final List<String> aspects;
  private final List<Optional<Entry>> entries;

  private VerdictTable(List<String> aspects, List<Optional<Entry>> entries) {
    this.aspects = aspects;
    this.entries = entries;
  }

  static VerdictTable of(Item item, ScaleName name) {
    List<String> aspects = item.aspects().stream().map(Aspect::id).toList();
    Scale scale = item.scale(name);
    Scale fallback = item.scale(ScaleName.GBT28448);
    Set<String> listed = listed(scale);
    Set<String> listedInFallback = listed(fallback);
    int combinations = combinations(aspects.size());
    List<Optional<Entry>> entries = new ArrayList<>(combinations);
    for (int i = 0; i < combinations; i++) {
      AspectValue[] values = values(i, aspects.size());
      entries.add(
          Set.of(AspectValue.NA).containsAll(List.of(values))
              ? Optional.of(new Entry(Verdict.NOT_APPLICABLE, name))
              : decide(scale, aspects, values, listed)
                  .or(() -> decide(fallback, aspects, values, listedInFallback)));
    }
    return new VerdictTable(aspects, List.copyOf(entries));
  }

  /** The aspects in the order in which combinations give their values. */
  public List<String> aspects() {
    return aspects;
  }

  /** How many combinations there are. */
  public int size() {
    return entries.size();
  }

  /**
   * What the combination comes to; empty only for a scale that fails to cover it, which the
   * catalog's reader refuses.
   *
   * @param combination the values' {@link AspectValue#digit()} as digits of a number to the base
   *     {@link #VALUES}, the first aspect first
   */
  public Optional<Entry> entry(int combination) {
    return entries.get(combination);
  }

  /** What these values, one for each aspect, come to. */
  public Entry entry(List<AspectValue> values) {
    return entry(combination(values)).orElseThrow();
  }

  /** The values of a combination. */
  public List<AspectValue> values(int combination) {
    return List.of(values(combination, aspects.size()));
  }

  private static int combination(List<AspectValue> values) {
    int combination = 0;
    for (AspectValue value : values) {
      combination = combination * VALUES + value.digit();
    }
    return combination;
  }

  private static AspectValue[] values(int combination, int aspects) {
    AspectValue[] values = new AspectValue[aspects];
    int rest = combination;
    for (int i = aspects - 1; i >= 0; i--) {
      values[i] = ASPECT_VALUES[rest % VALUES];
      rest /= VALUES;
    }
    return values;
  }

  private static int combinations(int aspects) {
    int combinations = 1;
    for (int i = 0; i < aspects; i++) {
      combinations *= VALUES;
    }
    return combinations;
  }

  private static Set<String> listed(Scale scale) {
    return Set.copyOf(
        scale.levels().values().stream()
            .flatMap(level -> level.rule().stream())
            .flatMap(alternative -> alternative.values().entrySet().stream())
            .filter(condition -> condition.getValue().contains(AspectValue.NA))
            .map(Map.Entry::getKey)
            .toList());
  }

  private static Optional<Entry> decide(
      Scale scale, List<String> aspects, AspectValue[] values, Collection<String> listed) {
    for (Map.Entry<Verdict, Level> level : scale.levels().entrySet()) {
      for (Alternative alternative : level.getValue().rule()) {
        if (holds(alternative, aspects, values, listed)) {
          return Optional.of(new Entry(level.getKey(), scale.name()));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean holds(
      Alternative alternative,
      List<String> aspects,
      AspectValue[] values,
      Collection<String> listed) {
    for (int i = 0; i < values.length; i++) {
      Set<AspectValue> wanted =
          alternative.values().getOrDefault(aspects.get(i), EnumSet.allOf(AspectValue.class));
      AspectValue value =
          values[i] == AspectValue.NA && !listed.contains(aspects.get(i))
              ? AspectValue.ALL
              : values[i];
      if (!wanted.contains(value)) {
        return false;
      }
    }
    return true;
  }
}
