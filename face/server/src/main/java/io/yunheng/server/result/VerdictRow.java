/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.assessment.Basis;
import io.yunheng.assessment.GapCount;
import io.yunheng.assessment.ItemResult;
import io.yunheng.assessment.ObjectDecision;
import io.yunheng.assessment.ObjectResult;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.Level;
import io.yunheng.catalog.Verdict;
import io.yunheng.fault.Text;
import io.yunheng.report.assessment.AssessmentViews;
import io.yunheng.server.web.Visit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One verdict that is counted: an item over all its objects, or, for somebody who sees some objects
 * only, an item on one object.
 *
 * @param object that it is on; empty for all
 * @param objects that it stands on
 * @param other what the other verdict rule comes to, where it is something else
 * @param raised the high-risk cases that it brings about and nobody has rejected
 */
record VerdictRow(
    Item item,
    Verdict verdict,
    String object,
    String objectName,
    List<ObjectResult> objects,
    Optional<Verdict> other,
    List<String> raised) {
  VerdictRow {
    objects = List.copyOf(objects);
    raised = List.copyOf(raised);
  }

  /** An item over all its objects. */
  static VerdictRow of(Item item, ItemResult result, List<String> raised) {
    return new VerdictRow(
        item,
        result.verdict(),
        "",
        "",
        result.objects(),
        other(result.verdict(), result.other().verdict()),
        raised);
  }

  /** An item on one object. */
  static VerdictRow of(Item item, ObjectResult object) {
    return new VerdictRow(
        item,
        object.verdict(),
        object.object(),
        object.name(),
        List.of(object),
        other(object.verdict(), object.otherDecision().verdict()),
        List.of());
  }

  private static Optional<Verdict> other(Verdict verdict, Verdict other) {
    return verdict == other ? Optional.empty() : Optional.of(other);
  }

  /** Whether a person has decided about at least one object. */
  boolean byPerson() {
    return objects.stream().anyMatch(object -> byPerson(object.basis()));
  }

  private static boolean byPerson(Basis basis) {
    return switch (basis) {
      case PERSON, STALE, DISPUTED -> true;
      case RULES, OTHER_SCALE, INHERITED, NOTHING -> false;
    };
  }

  /** Why it is not compliant, of the first object that is so; empty where it is. */
  String reason(Visit visit, AssessmentViews views) {
    Optional<ObjectResult> worst =
        objects.stream().filter(object -> object.verdict() == verdict).findFirst();
    Optional<String> reason =
        switch (verdict) {
          case NON_COMPLIANT, PARTIAL ->
              worst
                  .flatMap(object -> condition(item, object))
                  .map(text -> text.in(visit.language()));
          case INDETERMINATE -> worst.flatMap(object -> missing(visit, views, object));
          case COMPLIANT, NOT_APPLICABLE -> Optional.empty();
        };
    return reason.orElse("");
  }

  /**
   * What the rule of the machine says of what it saw of an object; empty where it did not decide.
   */
  static Optional<Text> condition(Item item, ObjectResult object) {
    ObjectDecision machine = object.machine();
    return machine.decision().decided() && machine.decision().equals(object.decision())
        ? Optional.ofNullable(item.scale(machine.by()).levels().get(machine.decision().verdict()))
            .map(Level::condition)
        : Optional.empty();
  }

  private static Optional<String> missing(Visit visit, AssessmentViews views, ObjectResult object) {
    return object.aspects().stream()
        .filter(aspect -> !aspect.known())
        .flatMap(aspect -> aspect.gaps().stream())
        .filter(GapCount::missing)
        .findFirst()
        .map(gap -> ItemPage.gap(visit, views.gap(gap.gap())));
  }

  /** Who decided, where it was not the machine alone; how many objects, where there are several. */
  String aside(Visit visit) {
    List<String> said = new ArrayList<>();
    if (objects.size() > 1) {
      said.add(visit.text("result.objects.count", Integer.toString(objects.size())));
    }
    Map<Basis, Integer> counts = new EnumMap<>(Basis.class);
    objects.forEach(object -> counts.merge(shown(object), 1, Integer::sum));
    counts.remove(Basis.RULES);
    counts.forEach(
        (basis, count) ->
            said.add(
                objects.size() == 1
                    ? word(visit, basis)
                    : visit.text("result.basis.of", word(visit, basis), count.toString())));
    return String.join(visit.text("list.semicolon"), said);
  }

  /** For people both rules of a machine are the machine. */
  private static Basis shown(ObjectResult object) {
    return object.basis() == Basis.OTHER_SCALE ? Basis.RULES : object.basis();
  }

  /** Who decided about an object, in words; empty where it was the machine. */
  static String exception(Visit visit, ObjectResult object) {
    return shown(object) == Basis.RULES ? "" : basis(visit, object);
  }

  private static String basis(Visit visit, ObjectResult object) {
    boolean changed =
        object.basis() == Basis.PERSON
            && object.machine().decision().decided()
            && !object.machine().decision().equals(object.decision());
    return changed ? visit.text("result.basis.changed") : word(visit, shown(object));
  }

  private static String word(Visit visit, Basis basis) {
    return visit.text("result.basis." + basis.code());
  }
}
