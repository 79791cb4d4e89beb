/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.assessment.Outline.OfAspect;
import io.yunheng.assessment.Outline.OfItem;
import io.yunheng.assessment.Outline.OfObject;
import io.yunheng.catalog.AspectValue;
import io.yunheng.catalog.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What changed from one assessment to another, and why.
 *
 * @param changes the items whose verdict, or whose facts, changed, in the order of their ids
 * @param same how many items did not change at all
 */
public record AssessmentComparison(Outline before, Outline after, List<Change> changes, int same) {
  public AssessmentComparison {
    changes = List.copyOf(changes);
  }

  /** In which direction an item's verdict went. */
  public enum Direction {
    BETTER("better"),
    WORSE("worse"),
    /** It was known and is not any more. */
    NEWLY_UNKNOWN("newly-unknown"),
    /** It was not known and is now. */
    NEWLY_KNOWN("newly-known"),
    /** To or from "not applicable", or what is still possible changed. */
    OTHER("other"),
    /** The verdict is the same; facts behind it changed. */
    FACTS_ONLY("facts-only"),
    /** Only one of the assessments has the item. */
    NOT_COMPARABLE("not-comparable");

    private final String code;

    Direction(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  /** An item, its verdicts before and after, and what made the difference. */
  public record Change(
      String item,
      Direction direction,
      Optional<Decision> before,
      Optional<Decision> after,
      List<Cause> causes) {
    public Change {
      causes = List.copyOf(causes);
    }
  }

  /**
   * What changed about an object, or about objects that nobody has seen.
   *
   * @param object its key; {@link #UNSEEN} for those
   * @param aspect empty where it is about the object as a whole
   * @param appeared what violates or is unknown now
   * @param gone what violated or was unknown
   */
  public record Cause(
      String object,
      String objectName,
      String aspect,
      String before,
      String after,
      SortedSet<String> appeared,
      SortedSet<String> gone) {}

  /** Stands for the objects that nobody has seen. */
  public static final String UNSEEN = "*";

  /** Compares two assessments. */
  public static AssessmentComparison between(Outline before, Outline after) {
    TreeSet<String> ids = new TreeSet<>(before.items().keySet());
    ids.addAll(after.items().keySet());
    List<Change> changes = new ArrayList<>();
    int same = 0;
    for (String id : ids) {
      Optional<OfItem> one = Optional.ofNullable(before.items().get(id));
      Optional<OfItem> other = Optional.ofNullable(after.items().get(id));
      List<Cause> causes =
          one.isPresent() && other.isPresent() ? causes(one.get(), other.get()) : List.of();
      Direction direction = direction(one.map(OfItem::decision), other.map(OfItem::decision));
      if (direction == Direction.FACTS_ONLY && causes.isEmpty()) {
        same++;
      } else {
        changes.add(
            new Change(
                id, direction, one.map(OfItem::decision), other.map(OfItem::decision), causes));
      }
    }
    return new AssessmentComparison(before, after, changes, same);
  }

  private static Direction direction(Optional<Decision> before, Optional<Decision> after) {
    if (before.isEmpty() || after.isEmpty()) {
      return Direction.NOT_COMPARABLE;
    }
    if (before.equals(after)) {
      return Direction.FACTS_ONLY;
    }
    if (!before.get().decided() || !after.get().decided()) {
      if (before.get().decided()) {
        return Direction.NEWLY_UNKNOWN;
      }
      return after.get().decided() ? Direction.NEWLY_KNOWN : Direction.OTHER;
    }
    int earlier = rank(before.get().verdict());
    int later = rank(after.get().verdict());
    if (earlier < 0 || later < 0) {
      return Direction.OTHER;
    }
    return later > earlier ? Direction.BETTER : Direction.WORSE;
  }

  private static int rank(Verdict verdict) {
    return switch (verdict) {
      case NON_COMPLIANT -> 0;
      case PARTIAL -> 1;
      case COMPLIANT -> 2;
      case NOT_APPLICABLE, INDETERMINATE -> -1;
    };
  }

  private static List<Cause> causes(OfItem before, OfItem after) {
    List<Cause> causes = new ArrayList<>();
    if (!before.unseen().equals(after.unseen())) {
      causes.add(
          new Cause(
              UNSEEN,
              UNSEEN,
              "",
              before.unseen().isEmpty() ? "complete" : "open",
              after.unseen().isEmpty() ? "complete" : "open",
              unknown(minus(after.unseen(), before.unseen())),
              unknown(minus(before.unseen(), after.unseen()))));
    }
    TreeSet<String> objects = new TreeSet<>(before.objects().keySet());
    objects.addAll(after.objects().keySet());
    for (String key : objects) {
      Optional<OfObject> one = Optional.ofNullable(before.objects().get(key));
      Optional<OfObject> other = Optional.ofNullable(after.objects().get(key));
      String name = other.or(() -> one).map(OfObject::name).orElse(key);
      if (one.isEmpty() || other.isEmpty()) {
        causes.add(
            new Cause(
                key,
                name,
                "",
                one.map(AssessmentComparison::verdict).orElse("-"),
                other.map(AssessmentComparison::verdict).orElse("-"),
                new TreeSet<>(),
                new TreeSet<>()));
      } else {
        object(key, name, one.get(), other.get(), causes);
      }
    }
    return causes;
  }

  private static void object(
      String key, String name, OfObject before, OfObject after, List<Cause> causes) {
    if (!before.basis().equals(after.basis())) {
      causes.add(
          new Cause(
              key,
              name,
              "",
              verdict(before) + " (" + before.basis().code() + ")",
              verdict(after) + " (" + after.basis().code() + ")",
              new TreeSet<>(),
              new TreeSet<>()));
    }
    TreeMap<String, OfAspect> all = new TreeMap<>(before.aspects());
    all.putAll(after.aspects());
    for (String id : all.keySet()) {
      Optional<OfAspect> one = Optional.ofNullable(before.aspects().get(id));
      Optional<OfAspect> other = Optional.ofNullable(after.aspects().get(id));
      SortedSet<String> appeared = minus(facts(other), facts(one));
      SortedSet<String> gone = minus(facts(one), facts(other));
      String was = one.map(OfAspect::values).map(AssessmentComparison::values).orElse("-");
      String is = other.map(OfAspect::values).map(AssessmentComparison::values).orElse("-");
      if (!appeared.isEmpty() || !gone.isEmpty() || !was.equals(is)) {
        causes.add(new Cause(key, name, id, was, is, appeared, gone));
      }
    }
  }

  private static SortedSet<String> facts(Optional<OfAspect> aspect) {
    TreeSet<String> facts = new TreeSet<>();
    aspect.ifPresent(
        found -> {
          found.violations().forEach(violation -> facts.add("violated " + violation));
          facts.addAll(unknown(found.gaps()));
        });
    return facts;
  }

  private static SortedSet<String> unknown(SortedSet<String> gaps) {
    SortedSet<String> facts = new TreeSet<>();
    gaps.forEach(gap -> facts.add("unknown " + gap));
    return facts;
  }

  private static SortedSet<String> minus(SortedSet<String> all, SortedSet<String> without) {
    TreeSet<String> rest = new TreeSet<>(all);
    rest.removeAll(without);
    return rest;
  }

  private static String verdict(OfObject object) {
    return object.decision().verdict().code();
  }

  private static String values(Set<AspectValue> values) {
    return String.join("|", values.stream().map(AspectValue::code).toList());
  }
}
