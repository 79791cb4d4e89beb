/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.RegisterReader;
import io.yunheng.estate.Understanding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether everything there is of some kinds was read, so that a missing resource proves something.
 */
public final class Population {
  /** The reason of a gap where a kind was not read at all. */
  public static final String NOT_COLLECTED = "not-collected";

  /** The reason of a gap where the cloud has no such thing, so that nothing is missing. */
  public static final String NOT_APPLICABLE = "not-applicable-here";

  /** The reason of a coverage where the source has no such thing at all. */
  private static final String NOT_OFFERED = "not-offered";

  private final Estate estate;
  private final Origin unread;
  private final Map<Kind, Map<String, List<Coverage>>> coverages = new EnumMap<>(Kind.class);

  public Population(Estate estate) {
    this.estate = estate;
    this.unread =
        new Origin(
            estate.header().producer(),
            "coverage",
            estate.header().collectedAt(),
            Origin.Manner.RECORDED);
    for (Coverage coverage : estate.coverages()) {
      coverages
          .computeIfAbsent(coverage.kind(), _ -> new HashMap<>())
          .computeIfAbsent(coverage.scope(), _ -> new ArrayList<>())
          .add(coverage);
    }
  }

  /**
   * Why the kinds are not known completely in a scope; empty if they are. What was read of a tenant
   * decides about it; the coverages of the whole cloud do where a tenant has none of its own.
   *
   * @param scope {@link Coverage#WHOLE} or a tenant's id
   */
  public List<Gap> gaps(Collection<Kind> kinds, String scope) {
    List<Gap> gaps = new ArrayList<>();
    for (Kind kind : kinds) {
      gaps.addAll(gaps(kind, scope));
    }
    return gaps;
  }

  /**
   * As {@link #gaps(Collection, String)}, but of a kind of which nothing is known, and which the
   * cloud does not offer, it is only said that it does not apply: then an empty register that
   * nobody declared complete leaves nothing open.
   *
   * @param offered the kinds that matter only where the cloud offers them
   */
  public List<Gap> gaps(Collection<Kind> kinds, Collection<Kind> offered, String scope) {
    List<Gap> gaps = new ArrayList<>();
    for (Kind kind : kinds) {
      List<Gap> here = gaps(kind, scope);
      if (offered.contains(kind)) {
        Optional<Gap> absent = here.stream().filter(Population::notOffered).findFirst();
        if (absent.isPresent() && estate.all(kind).isEmpty()) {
          here = here.stream().filter(gap -> !idle(gap)).toList();
          if (here.isEmpty()) {
            Gap gap = absent.get();
            here = List.of(new Gap(gap.status(), NOT_APPLICABLE, kind.code(), gap.origin()));
          }
        }
      }
      gaps.addAll(here);
    }
    return gaps;
  }

  private static boolean notOffered(Gap gap) {
    return gap.reason().equals(NOT_OFFERED);
  }

  private static boolean idle(Gap gap) {
    return notOffered(gap) || gap.reason().equals(RegisterReader.NOT_DECLARED);
  }

  private List<Gap> gaps(Kind kind, String scope) {
    Map<String, List<Coverage>> ofKind = coverages.getOrDefault(kind, Map.of());
    List<Coverage> here =
        ofKind.getOrDefault(scope, ofKind.getOrDefault(Coverage.WHOLE, List.of()));
    if (here.isEmpty()) {
      return List.of(new Gap(Understanding.PARTIAL, NOT_COLLECTED, kind.code(), unread));
    }
    return here.stream()
        .filter(coverage -> !coverage.complete())
        .map(
            coverage ->
                new Gap(coverage.status(), coverage.reason(), coverage.need(), coverage.origin()))
        .toList();
  }
}
