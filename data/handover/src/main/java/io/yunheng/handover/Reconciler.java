/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.EstateReader;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Shape;
import io.yunheng.estate.Tenant;
import io.yunheng.fault.FaultException;
import io.yunheng.handover.reconcile.Index;
import io.yunheng.handover.reconcile.Target;
import io.yunheng.migration.ComparedSide;
import io.yunheng.stores.ObjectAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reconciles the estate of a live cloud with a manifest: finds what the provider still has and did
 * not hand over. Which entry stands for what is told by rules that are data; what they cannot tell
 * is ambiguous, and what the inventory does not know is not comparable.
 */
public final class Reconciler {
  /** Ids with fewer characters are taken for names: elsewhere they may be chance. */
  private static final int SHORT = 8;

  private final ReconcileRules rules;
  private final ReconcileMapping mapping;
  private final Set<String> tenants;
  private final Index index = new Index();
  private final Map<String, Target> targets = new LinkedHashMap<>();
  private final Map<String, ReconciledResource> settled = new LinkedHashMap<>();
  private final Map<Target, Gap> nameless = new HashMap<>();
  private long entries;

  private Reconciler(ReconcileRules rules, ReconcileMapping mapping, Collection<String> tenants) {
    this.rules = rules;
    this.mapping = mapping;
    this.tenants = new TreeSet<>(tenants);
  }

  /**
   * Reconciles.
   *
   * @param tenants ids or names of the tenants that are handed over; empty for all
   * @param now when it is done
   * @throws io.yunheng.fault.FaultException if the manifest cannot be read
   */
  public static Reconciliation of(
      Path manifest,
      List<EstateReader.Addressed> estates,
      ReconcileMapping mapping,
      Collection<String> tenants,
      ReconcileRules rules,
      Instant now) {
    ManifestListing listing = ManifestListing.open(manifest);
    Reconciler reconciler = new Reconciler(rules, mapping, tenants);
    estates.forEach(estate -> reconciler.add(estate.estate()));
    reconciler.map();
    reconciler.sources(listing.origins());
    listing.each(reconciler::match);
    List<ComparedSide> sides =
        estates.stream()
            .map(
                one ->
                    new ComparedSide(
                        one.estate().header().name().isBlank()
                            ? "estate"
                            : one.estate().header().name(),
                        Optional.of(one.estate().header().collectedAt()),
                        Optional.of(one.address())))
            .toList();
    return new Reconciliation(
        manifest.toString(), now, sides, reconciler.entries, reconciler.outcomes());
  }

  private void match(ManifestListing.Line line) {
    entries++;
    index.match(line);
  }

  private void add(Estate estate) {
    Set<String> chosen = chosen(estate);
    for (ReconcileRules.Rule rule : rules.rules()) {
      gap(estate, rule.kind(), chosen);
      List<Resource> some =
          estate.all(rule.kind()).stream().filter(one -> belongs(one, chosen)).toList();
      if (rule.together()) {
        together(rule, some);
      } else {
        some.forEach(one -> one(rule, one));
      }
    }
  }

  /** The ids of the tenants that are asked about; empty for all. */
  private Set<String> chosen(Estate estate) {
    Set<String> ids = new TreeSet<>();
    for (Tenant tenant : estate.all(Tenant.SHAPE)) {
      Optional<String> name = tenant.name().optional();
      if (tenants.contains(tenant.id()) || name.filter(tenants::contains).isPresent()) {
        ids.add(tenant.id());
      }
    }
    if (!tenants.isEmpty()) {
      ids.addAll(tenants);
    }
    return ids;
  }

  private static boolean belongs(Resource one, Set<String> chosen) {
    Optional<String> tenant = fact(one, "tenant").optional().map(Object::toString);
    return chosen.isEmpty() || tenant.isEmpty() || chosen.contains(tenant.get());
  }

  private void gap(Estate estate, Kind kind, Set<String> chosen) {
    Set<String> scopes =
        !chosen.isEmpty()
            ? chosen
            : estate.header().viewpoint().equals(EstateHeader.TENANT)
                ? new TreeSet<>(estate.header().tenants())
                : Set.of();
    boolean whole =
        estate.complete(kind)
            || (!scopes.isEmpty()
                && scopes.stream().allMatch(scope -> estate.complete(kind, scope)));
    if (!whole) {
      Optional<Coverage> why =
          estate.coverages(kind).stream().filter(coverage -> !coverage.complete()).findFirst();
      settled.putIfAbsent(
          kind.code() + " *",
          new ReconciledResource.NotComparable(
              new ExpectedResource(kind.code(), "", "*"),
              UnmatchedReason.KIND_NOT_COVERED,
              why.map(Coverage::reason).orElse("not-covered"),
              why.map(Coverage::need).orElse(kind.code())));
    }
  }

  private void together(ReconcileRules.Rule rule, List<Resource> some) {
    long count =
        some.stream()
            .filter(one -> left(rule, one).isEmpty())
            .filter(one -> staying(rule.kind(), one.id(), names(rule, one)).isEmpty())
            .count();
    if (count > 0) {
      Target target =
          targets.computeIfAbsent(
              rule.kind().code() + " *",
              _ ->
                  new Target(
                      new ExpectedResource(rule.kind().code(), "", "(" + count + ")"),
                      rule,
                      Optional.empty()));
      index.list(target);
    }
  }

  private void one(ReconcileRules.Rule rule, Resource one) {
    List<String> names = names(rule, one);
    ExpectedResource what =
        new ExpectedResource(rule.kind().code(), one.id(), names.isEmpty() ? "" : names.getFirst());
    String key = rule.kind().code() + " " + one.id();
    if (targets.containsKey(key) || settled.containsKey(key)) {
      return;
    }
    Optional<String> why = left(rule, one).or(() -> staying(rule.kind(), one.id(), names));
    if (why.isPresent()) {
      settled.put(key, new ReconciledResource.NotExpected(what, why.get()));
      return;
    }
    Target target = new Target(what, rule, Optional.of(amounts(rule, one)));
    targets.put(key, target);
    if (one.id().length() < SHORT) {
      index.name(one.id(), target);
    } else {
      index.id(one.id(), target);
    }
    names.forEach(name -> index.name(name, target));
    Target.Amounts amounts = amounts(rule, one);
    if (!amounts.digest().isEmpty()) {
      index.digest(amounts.algorithm() + ":" + amounts.digest(), target);
    }
    if (names.isEmpty()) {
      rule.names().stream()
          .flatMap(column -> fact(one, column).why().stream())
          .findFirst()
          .ifPresent(gap -> nameless.put(target, gap));
    }
  }

  private static List<String> names(ReconcileRules.Rule rule, Resource one) {
    return rule.names().stream()
        .flatMap(column -> fact(one, column).optional().stream())
        .map(Object::toString)
        .filter(name -> !name.isBlank())
        .toList();
  }

  private static Optional<String> left(ReconcileRules.Rule rule, Resource one) {
    for (Map.Entry<String, List<String>> column : rule.left().entrySet()) {
      Optional<String> value = fact(one, column.getKey()).optional().map(Object::toString);
      if (value.filter(column.getValue()::contains).isPresent()) {
        return Optional.of(column.getKey() + "=" + value.get());
      }
    }
    return Optional.empty();
  }

  private Optional<String> staying(Kind kind, String id, List<String> names) {
    return mapping.staying().stream()
        .filter(one -> one.kind() == kind && named(one.resource(), id, names))
        .map(ReconcileMapping.Staying::why)
        .findFirst();
  }

  private static boolean named(String text, String id, List<String> names) {
    return text.equals("*") || text.equals(id) || names.contains(text);
  }

  private static Target.Amounts amounts(ReconcileRules.Rule rule, Resource one) {
    String algorithm =
        fact(one, rule.algorithm()).optional().map(Object::toString).orElse("sha256");
    return new Target.Amounts(
        number(one, rule.objects()),
        number(one, rule.bytes()),
        fact(one, rule.digest())
            .optional()
            .map(text -> text.toString().toLowerCase(Locale.ROOT))
            .orElse(""),
        algorithm.toLowerCase(Locale.ROOT).replace("-", ""));
  }

  private static long number(Resource one, String column) {
    return fact(one, column).optional().map(value -> (Long) value).orElse(-1L);
  }

  private static Fact<?> fact(Resource one, String column) {
    Shape<? extends Resource> shape = one.kind().shape();
    OptionalInt at = shape.index(column);
    return at.isPresent() ? shape.fact(one, at.getAsInt()) : Fact.none();
  }

  /** What people say stands for resources; what names nothing, or several, is told. */
  private void map() {
    for (ReconcileMapping.Handed handed : mapping.handed()) {
      List<Target> meant = new ArrayList<>();
      targets.forEach(
          (key, target) -> {
            if (target.rule().kind() == handed.kind()
                && named(handed.resource(), target.what().id(), List.of(target.what().name()))) {
              meant.add(target);
            }
          });
      if (meant.isEmpty() || (meant.size() > 1 && !handed.resource().equals("*"))) {
        ExpectedResource what = new ExpectedResource(handed.kind().code(), handed.resource(), "");
        settled.put(
            "mapping " + handed.kind().code() + " " + handed.resource(),
            new ReconciledResource.NotComparable(
                what, UnmatchedReason.MAPPING_UNCLEAR, Integer.toString(meant.size()), ""));
        continue;
      }
      for (Target target : meant) {
        if (!target.mapped()) {
          index.mapped(target);
        }
        target.map(handed.paths());
      }
    }
  }

  private void sources(List<ManifestListing.Origin> origins) {
    for (ManifestListing.Origin origin : origins) {
      Optional<String> name =
          switch (origin.kind()) {
            case "objects" -> container(origin.location());
            case "database" -> database(origin.location());
            default -> Optional.empty();
          };
      name.ifPresent(
          text -> {
            for (Target target : index.called(text)) {
              if (target.rule().source().equals(origin.kind())) {
                index.source(origin.label(), target);
              }
            }
          });
    }
  }

  /** The bucket of an address, if all of it is meant; images are found by their ids. */
  private static Optional<String> container(String location) {
    try {
      ObjectAddress address = ObjectAddress.parse(location);
      return address instanceof ObjectAddress.Images || !address.prefix().isEmpty()
          ? Optional.empty()
          : Optional.of(address.container());
    } catch (FaultException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> database(String location) {
    try {
      String path = URI.create(location).getPath();
      return Optional.ofNullable(path)
          .map(text -> text.replaceFirst("^/", ""))
          .filter(text -> !text.isEmpty());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private List<ReconciledResource> outcomes() {
    List<ReconciledResource> all = new ArrayList<>();
    for (Target target : targets.values()) {
      ExpectedResource what = target.what();
      boolean shared = !what.name().isEmpty() && index.shared(what.name(), target);
      Optional<ReconciledResource> found = target.outcome(shared);
      Gap gap = nameless.get(target);
      all.add(
          found.orElseGet(
              () ->
                  gap == null
                      ? new ReconciledResource.NotHandedOver(what, UnmatchedReason.NOTHING)
                      : new ReconciledResource.NotComparable(
                          what, UnmatchedReason.NAME_UNKNOWN, gap.reason(), gap.need())));
    }
    all.addAll(settled.values());
    return all;
  }
}
