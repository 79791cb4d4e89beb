/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Shape;
import io.yunheng.estate.Understanding;
import io.yunheng.openstack.session.PagedList;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What the readers have found so far. Of two records with the same kind and id the first counts.
 */
public final class CollectedRecords {
  private final Map<Kind, Map<String, Resource>> resources = new EnumMap<>(Kind.class);
  private final List<Coverage> coverages = new ArrayList<>();
  private final List<Datum> data = new ArrayList<>();
  private final Map<String, TreeSet<String>> uses = new TreeMap<>();
  private final Map<Kind, Gap> spoiled = new EnumMap<>(Kind.class);

  private record Datum(Kind kind, String id, String column, Origin origin) {}

  void add(Resource resource) {
    resources
        .computeIfAbsent(resource.kind(), _ -> new LinkedHashMap<>())
        .putIfAbsent(resource.id(), resource);
  }

  /**
   * The id of a listed object; without one it cannot be a record, and the kind's coverage becomes
   * partial.
   */
  Optional<String> id(Kind kind, JsonItem item, String field) {
    Optional<String> id = item.string(field);
    if (id.isEmpty()) {
      spoiled.putIfAbsent(
          kind, new Gap(Understanding.PARTIAL, "record-without-id", field, item.origin()));
    }
    return id;
  }

  <R extends Resource> List<R> all(Shape<R> shape) {
    return resources.getOrDefault(shape.kind(), Map.of()).values().stream()
        .map(shape.type()::cast)
        .toList();
  }

  /** Says that one datum came from another call than the rest of its record. */
  void origin(Kind kind, String id, String column, Origin origin) {
    data.add(new Datum(kind, id, column, origin));
  }

  /** Notes what a key is used for. */
  void uses(String key, String what) {
    uses.computeIfAbsent(key, _ -> new TreeSet<>()).add(what);
  }

  /** What a key is known to be used for, sorted. */
  List<String> uses(String key) {
    return List.copyOf(uses.getOrDefault(key, new TreeSet<>()));
  }

  void cover(Kind kind, String scope, Optional<Gap> gap, long count, Origin origin) {
    Optional<Gap> why = gap.or(() -> Optional.ofNullable(spoiled.get(kind)));
    coverages.add(
        why.map(g -> new Coverage(kind, scope, g.status(), g.reason(), g.need(), count, g.origin()))
            .orElseGet(
                () -> new Coverage(kind, scope, Understanding.COMPLETE, "", "", count, origin)));
  }

  /** Makes a coverage no better than a further list that belongs to the kind. */
  void amend(Kind kind, String scope, Optional<Gap> gap, long count) {
    coverages.replaceAll(
        known -> {
          if (known.kind() != kind || !known.scope().equals(scope)) {
            return known;
          }
          Optional<Gap> why =
              known.complete()
                  ? gap.or(() -> Optional.ofNullable(spoiled.get(kind)))
                  : Optional.of(gap(known));
          return why.map(
                  g ->
                      new Coverage(
                          kind,
                          scope,
                          known.complete() ? Understanding.PARTIAL : g.status(),
                          g.reason(),
                          g.need(),
                          count,
                          g.origin()))
              .orElseGet(
                  () ->
                      new Coverage(
                          kind, scope, Understanding.COMPLETE, "", "", count, known.origin()));
        });
  }

  /** Says that a kind could not be read anywhere. */
  void miss(Kind kind, Gap gap) {
    cover(kind, Coverage.WHOLE, Optional.of(gap), 0, gap.origin());
  }

  long count(Kind kind) {
    return resources.getOrDefault(kind, Map.of()).size();
  }

  /** Covers a kind by the list it was read from, as far as the sight reaches. */
  void cover(Kind kind, Visibility sight, PagedList listing) {
    cover(kind, sight, listing.gap(), listing.origin());
  }

  void cover(Kind kind, Visibility sight, Optional<Gap> gap, Origin origin) {
    long count = count(kind);
    switch (sight) {
      case Visibility.Whole() -> cover(kind, Coverage.WHOLE, gap, count, origin);
      case Visibility.Own(String tenant, Gap beyond) -> {
        cover(kind, tenant, gap, count, origin);
        cover(kind, Coverage.WHOLE, Optional.of(beyond), 0, beyond.origin());
      }
      case Visibility.Blind(Gap why) ->
          cover(kind, Coverage.WHOLE, Optional.of(why), count, origin);
    }
  }

  /** Makes complete coverages of these kinds partial. */
  public void degrade(Set<Kind> kinds, Function<Origin, Gap> why) {
    coverages.replaceAll(
        c -> {
          if (!c.complete() || !kinds.contains(c.kind())) {
            return c;
          }
          Gap gap = why.apply(c.origin());
          return new Coverage(
              c.kind(), c.scope(), gap.status(), gap.reason(), gap.need(), c.count(), c.origin());
        });
  }

  /** The first coverage of a kind that is not complete within what the session may see at all. */
  Optional<Coverage> failure(Kind kind) {
    boolean own =
        coverages.stream().anyMatch(c -> c.kind() == kind && !c.scope().equals(Coverage.WHOLE));
    return coverages.stream()
        .filter(c -> c.kind() == kind && !(own && c.scope().equals(Coverage.WHOLE)))
        .filter(c -> !c.complete())
        .findFirst();
  }

  /** Why a session does not see the whole of a kind. */
  Optional<Gap> beyond(Kind kind) {
    return coverages.stream()
        .filter(c -> c.kind() == kind && c.scope().equals(Coverage.WHOLE) && !c.complete())
        .findFirst()
        .map(CollectedRecords::gap);
  }

  /** Why a kind is not completely covered. */
  static Gap gap(Coverage coverage) {
    return new Gap(coverage.status(), coverage.reason(), coverage.need(), coverage.origin());
  }

  /** A fact that is unknown for the reason that a list was not whole. */
  static <T> Fact<T> unknown(PagedList listing) {
    return Fact.unknown(listing.gap().orElseThrow());
  }

  /** The estate of all that was found. */
  public Estate estate(EstateHeader header) {
    Estate.Builder builder = Estate.builder(header);
    resources.values().forEach(byId -> byId.values().forEach(builder::add));
    coverages.forEach(builder::add);
    data.forEach(d -> builder.origin(d.kind(), d.id(), d.column(), d.origin()));
    return builder.build();
  }
}
