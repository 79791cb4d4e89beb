/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.catalog.AspectValue;
import io.yunheng.catalog.ScaleName;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * As much of an assessment as comparing needs.
 *
 * @param name the case's name
 * @param asOf the moment it stands for, as RFC 3339
 * @param items by id
 */
public record Outline(
    String name, String address, String asOf, ScaleName scale, SortedMap<String, OfItem> items) {
  public Outline {
    items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
  }

  /**
   * An item, and its objects by key.
   *
   * @param unseen reason and need of each gap in which objects may be that nobody has seen
   */
  public record OfItem(
      Decision decision, SortedSet<String> unseen, SortedMap<String, OfObject> objects) {
    public OfItem {
      unseen = Collections.unmodifiableSortedSet(new TreeSet<>(unseen));
      objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
    }
  }

  /** An object, and the item's aspects by id. */
  public record OfObject(
      String name, Decision decision, Basis basis, SortedMap<String, OfAspect> aspects) {
    public OfObject {
      aspects = Collections.unmodifiableSortedMap(new TreeMap<>(aspects));
    }
  }

  /**
   * An aspect.
   *
   * @param gaps reason and need of each
   * @param violations check, kind and id of what violates, as far as the result lists it
   */
  public record OfAspect(
      Set<AspectValue> values,
      long satisfied,
      long violated,
      long unknown,
      SortedSet<String> gaps,
      SortedSet<String> violations) {
    public OfAspect {
      values = Collections.unmodifiableSet(EnumSet.copyOf(values));
      gaps = Collections.unmodifiableSortedSet(new TreeSet<>(gaps));
      violations = Collections.unmodifiableSortedSet(new TreeSet<>(violations));
    }
  }

  /** The outline of an assessment. */
  public static Outline of(Assessment assessment) {
    return OutlineReader.read(ResultWriter.bytes(assessment), assessment.heading().name());
  }
}
