/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog.standards;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Applicability;
import io.yunheng.catalog.Condition;
import io.yunheng.catalog.Deployment;
import io.yunheng.catalog.Industry;
import io.yunheng.catalog.ServiceModel;
import io.yunheng.fault.Word;
import io.yunheng.files.Fields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads what narrows a document or a clause. */
final class ApplicabilityReader {
  private static final String[] KEYS = keys();

  private ApplicabilityReader() {}

  static Applicability read(Fields fields) {
    fields.only(KEYS);
    Set<Condition> conditions = EnumSet.noneOf(Condition.class);
    for (Condition condition : Condition.values()) {
      if (fields.flag(condition.code())) {
        conditions.add(condition);
      }
    }
    OptionalInt minLevel = fields.optionalNumber("minLevel", 1, 5);
    OptionalInt maxLevel = fields.optionalNumber("maxLevel", 1, 5);
    if (minLevel.orElse(1) > maxLevel.orElse(5)) {
      fields.wrong("minLevel", Integer.toString(minLevel.orElse(1)), "<= maxLevel");
    }
    return new Applicability(
        new HashSet<>(fields.words("industry", Industry.class)),
        new HashSet<>(fields.words("deployment", Deployment.class)),
        new HashSet<>(fields.words("service", ServiceModel.class)),
        minLevel,
        maxLevel,
        conditions,
        fields.words("roles", Actor.class),
        fields.optionalBoth("when"),
        fields.optionalText("defines"));
  }

  static Applicability none() {
    return new Applicability(
        Set.of(),
        Set.of(),
        Set.of(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Set.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static String[] keys() {
    List<String> keys = new ArrayList<>();
    keys.addAll(List.of("industry", "deployment", "service", "minLevel", "maxLevel"));
    Arrays.stream(Condition.values()).map(Word::code).forEach(keys::add);
    keys.addAll(List.of("roles", "when", "defines"));
    return keys.toArray(String[]::new);
  }
}
