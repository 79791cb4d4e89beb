/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.assessment.Basis;
import io.yunheng.assessment.ItemResult;
import io.yunheng.assessment.ObjectResult;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.Verdict;
import io.yunheng.server.web.Visit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One verdict that is counted: an item over all its objects, or, for somebody who sees some objects
 * only, an item on one object.
 *
 * @param object that it is on; empty for all
 * @param objects that it stands on
 * @param raised the high-risk cases that it brings about and nobody has rejected
 */
record VerdictRow(
    Item item,
    Verdict verdict,
    String object,
    String objectName,
    List<ObjectResult> objects,
    List<String> raised) {
  VerdictRow {
    objects = List.copyOf(objects);
    raised = List.copyOf(raised);
  }

  /** An item over all its objects. */
  static VerdictRow of(Item item, ItemResult result, List<String> raised) {
    return new VerdictRow(item, result.verdict(), "", "", result.objects(), raised);
  }

  /** An item on one object. */
  static VerdictRow of(Item item, ObjectResult object) {
    return new VerdictRow(
        item, object.verdict(), object.object(), object.name(), List.of(object), List.of());
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

  /** Whether a machine or a person decided, in words; how many objects each where both did. */
  String basis(Visit visit) {
    Map<Basis, Integer> counts = new EnumMap<>(Basis.class);
    objects.forEach(object -> counts.merge(shown(object), 1, Integer::sum));
    if (counts.size() == 1) {
      return word(visit, counts.keySet().iterator().next());
    }
    return counts.entrySet().stream()
        .map(
            one ->
                visit.text("result.basis.of", word(visit, one.getKey()), one.getValue().toString()))
        .collect(Collectors.joining(visit.text("list.semicolon")));
  }

  /** For people both rules of a machine are the machine. */
  private static Basis shown(ObjectResult object) {
    return object.basis() == Basis.OTHER_SCALE ? Basis.RULES : object.basis();
  }

  /** Who decided about an object, in words. */
  static String basis(Visit visit, ObjectResult object) {
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
