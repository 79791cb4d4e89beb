/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.rows;

import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A {@link Scope} as a condition of SQL, with the values that it binds. Rows outside it are in no
 * list, count or page.
 */
public final class ScopeFilter {
  /** No condition; for administration, which reads no contents. */
  public static final ScopeFilter EVERYTHING = new ScopeFilter("1 = 1", Map.of());

  private static final String NOTHING = "1 = 0";

  private final String condition;
  private final Map<String, String> values;

  private ScopeFilter(String condition, Map<String, String> values) {
    this.condition = condition;
    this.values = Map.copyOf(values);
  }

  /**
   * Cases of which at least something is in the scope: of a table that has a case's id.
   *
   * @param column the id of the case
   */
  public static ScopeFilter heads(Scope scope, String column) {
    Builder builder = new Builder();
    builder.whole(scope, column);
    builder.among(column, scope.objects().keySet());
    builder.among(column, scope.released());
    return builder.build();
  }

  /**
   * Rows of cases that are in the scope as a whole.
   *
   * @param column the id of the case
   */
  public static ScopeFilter whole(Scope scope, String column) {
    Builder builder = new Builder();
    builder.whole(scope, column);
    return builder.build();
  }

  /**
   * Rows about objects of cases: those of cases that are in the scope as a whole, those of objects
   * that are in it, and those that were released.
   *
   * @param column the id of the case
   * @param object an expression for the name of the object
   * @param id an expression for the id of the row
   */
  public static ScopeFilter parts(Scope scope, String column, String object, String id) {
    Builder builder = new Builder();
    builder.whole(scope, column);
    scope
        .objects()
        .forEach(
            (workCase, objects) -> {
              String list = builder.names(objects);
              builder.or(
                  "(%s = %s and (%s in (%s) or %s in (%s)))"
                      .formatted(column, builder.name(workCase.text()), object, list, id, list));
            });
    if (!scope.released().isEmpty()) {
      builder.or(
          """
          (%s in (%s) and exists (select 1 from case_release shown where shown.work_case = %s
            and shown.ended_at = 0 and shown.object in (%s, %s)))
          """
              .formatted(
                  column,
                  builder.names(scope.released().stream().map(RandomId::text).toList()),
                  column,
                  object,
                  id));
    }
    return builder.build();
  }

  /** This within another condition that binds the same values. */
  public ScopeFilter around(UnaryOperator<String> outer) {
    return new ScopeFilter(outer.apply(condition()), values);
  }

  /** The condition, in brackets. */
  public String condition() {
    return "(" + condition + ")";
  }

  /** The values that it binds, by name. */
  public Map<String, String> values() {
    return values;
  }

  /** Gathers alternatives and their values. */
  private static final class Builder {
    private final List<String> alternatives = new ArrayList<>();
    private final Map<String, String> values = new LinkedHashMap<>();

    void whole(Scope scope, String column) {
      if (!scope.organisations().isEmpty()) {
        or(
            "%s in (select id from work_case where organisation in (%s))"
                .formatted(
                    column, names(scope.organisations().stream().map(RandomId::text).toList())));
      }
      among(column, scope.cases());
    }

    void among(String column, Set<RandomId> ids) {
      if (!ids.isEmpty()) {
        or(column + " in (" + names(ids.stream().map(RandomId::text).toList()) + ")");
      }
    }

    void or(String alternative) {
      alternatives.add(alternative);
    }

    String name(String value) {
      String name = "scope" + values.size();
      values.put(name, value);
      return ":" + name;
    }

    String names(Iterable<String> all) {
      List<String> names = new ArrayList<>();
      all.forEach(value -> names.add(name(value)));
      return String.join(", ", names);
    }

    ScopeFilter build() {
      return new ScopeFilter(
          alternatives.isEmpty() ? NOTHING : String.join(" or ", alternatives), values);
    }
  }
}
