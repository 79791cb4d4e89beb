/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration.estates;

import io.yunheng.estate.Column;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Shape;
import io.yunheng.estate.Tenant;
import io.yunheng.estate.Understanding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** One side of a comparison: what of an estate is compared. */
public final class View {
  private final Estate estate;
  private final Set<String> tenants;
  private final Set<String> unknownTenants = new TreeSet<>();
  private final Map<KindRule.Referrer, Map<String, List<Resource>>> referrers = new HashMap<>();

  /**
   * Of an estate.
   *
   * @param named ids or names of the tenants that are compared; none stands for all
   */
  public View(Estate estate, List<String> named) {
    this.estate = estate;
    Set<String> ids = new HashSet<>();
    for (String name : named) {
      Set<String> found = new HashSet<>();
      for (Tenant tenant : estate.all(Tenant.SHAPE)) {
        if (tenant.id().equals(name) || tenant.name().is(name)) {
          found.add(tenant.id());
        }
      }
      if (found.isEmpty()) {
        unknownTenants.add(name);
      }
      ids.addAll(found);
      ids.add(name);
    }
    this.tenants = Set.copyOf(ids);
  }

  public EstateHeader header() {
    return estate.header();
  }

  /** Tenants that were named and are not in the estate. */
  public Set<String> unknownTenants() {
    return unknownTenants;
  }

  /** Resources of a kind that are compared. */
  public List<Resource> of(KindRule rule) {
    List<Resource> kept = new ArrayList<>();
    for (Resource resource : estate.all(rule.kind())) {
      if (inScope(rule, resource) && !skipped(rule, resource)) {
        kept.add(resource);
      }
    }
    return kept;
  }

  public List<Resource> all(Kind kind) {
    return estate.all(kind);
  }

  public Optional<Resource> find(Kind kind, String id) {
    return find(kind.shape(), id);
  }

  private <R extends Resource> Optional<Resource> find(Shape<R> shape, String id) {
    return estate.find(shape, id).map(Resource.class::cast);
  }

  private boolean inScope(KindRule rule, Resource resource) {
    if (tenants.isEmpty()) {
      return true;
    }
    if (rule.kind() == Kind.TENANT) {
      return tenants.contains(resource.id());
    }
    boolean others = false;
    for (Column<?> column : rule.kind().shape().columns()) {
      boolean owner =
          column.name().equals("tenant")
              || (rule.kind() == Kind.GRANT && column.name().equals("scope"));
      if (owner) {
        Optional<?> tenant = fact(resource, column.name()).optional();
        others |= tenant.isPresent() && !tenants.contains(tenant.get().toString());
      }
    }
    return !others;
  }

  private static boolean skipped(KindRule rule, Resource resource) {
    for (KindRule.Skip skip : rule.skips()) {
      Optional<String> value = fact(resource, skip.column()).optional().map(Object::toString);
      if (value.isPresent() && skip.begins().stream().anyMatch(value.get()::startsWith)) {
        return true;
      }
    }
    return false;
  }

  public static Fact<?> fact(Resource resource, String column) {
    Shape<? extends Resource> shape = resource.kind().shape();
    OptionalInt index = shape.index(column);
    return index.isPresent() ? shape.fact(resource, index.getAsInt()) : Fact.none();
  }

  /** Resources that name this one in their column. */
  List<Resource> referring(KindRule.Referrer by, String id) {
    return referrers
        .computeIfAbsent(
            by,
            _ -> {
              Map<String, List<Resource>> found = new HashMap<>();
              for (Resource one : estate.all(by.kind())) {
                fact(one, by.column())
                    .optional()
                    .ifPresent(
                        to ->
                            found.computeIfAbsent(to.toString(), _ -> new ArrayList<>()).add(one));
              }
              return found;
            })
        .getOrDefault(id, List.of());
  }

  /** Why there may be more of a kind than the estate has; empty if it has all of them. */
  public Optional<Gap> unseen(Kind kind) {
    List<String> scopes =
        !tenants.isEmpty()
            ? estate.all(Tenant.SHAPE).stream()
                .map(Tenant::id)
                .filter(tenants::contains)
                .sorted()
                .toList()
            : header().viewpoint().equals(EstateHeader.TENANT) ? header().tenants() : List.of();
    if (!scopes.isEmpty() && scopes.stream().allMatch(scope -> estate.complete(kind, scope))) {
      return Optional.empty();
    }
    if (scopes.isEmpty() && estate.complete(kind)) {
      return Optional.empty();
    }
    for (Coverage coverage : estate.coverages(kind)) {
      boolean concerns =
          coverage.scope().equals(Coverage.WHOLE)
              || scopes.isEmpty()
              || scopes.contains(coverage.scope());
      if (concerns && !coverage.complete()) {
        return Optional.of(
            new Gap(coverage.status(), coverage.reason(), coverage.need(), coverage.origin()));
      }
    }
    Origin origin =
        new Origin("estate", header().name(), header().collectedAt(), Origin.Manner.RECORDED);
    return Optional.of(new Gap(Understanding.UNSUPPORTED, "not-covered", kind.code(), origin));
  }

  /** What people call a resource: its kind, name and id. */
  public static String place(Resource resource) {
    String name =
        fact(resource, "name")
            .optional()
            .map(Object::toString)
            .filter(n -> !n.isBlank())
            .orElse("");
    String kind = resource.kind().code();
    return name.isEmpty() || name.equals(resource.id())
        ? kind + " " + resource.id()
        : kind + " " + name + " [" + resource.id() + "]";
  }
}
