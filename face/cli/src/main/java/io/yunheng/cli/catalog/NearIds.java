/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.catalog;

import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds a requirement by its id, or says which ids are near. */
final class NearIds {
  private static final int MOST = 5;

  private NearIds() {}

  /** The requirement with this id, in letters of any case. */
  static Clause clause(Catalog catalog, String id) {
    Optional<Clause> exact = catalog.clause(id.strip());
    if (exact.isPresent()) {
      return exact.get();
    }
    String wanted = id.strip().toLowerCase(Locale.ROOT);
    List<String> ids =
        catalog.clauses().stream().flatMap(clause -> clause.traces().stream()).toList();
    Optional<Clause> same =
        ids.stream()
            .filter(one -> one.toLowerCase(Locale.ROOT).equals(wanted))
            .findFirst()
            .flatMap(catalog::clause);
    return same.orElseThrow(
        () ->
            FaultException.of(
                FaultCode.CLAUSE_UNKNOWN,
                "id",
                id,
                "near",
                String.join(
                    ", ",
                    ids.stream()
                        .sorted(
                            Comparator.comparingInt(
                                    (String one) -> -common(one.toLowerCase(Locale.ROOT), wanted))
                                .thenComparing(Comparator.naturalOrder()))
                        .limit(MOST)
                        .toList())));
  }

  /** How many characters two texts begin with alike. */
  private static int common(String one, String other) {
    int length = 0;
    while (length < one.length()
        && length < other.length()
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length;
  }
}
