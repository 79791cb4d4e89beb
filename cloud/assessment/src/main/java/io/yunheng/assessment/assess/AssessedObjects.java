/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.assess;

import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.assessment.check.Population;
import io.yunheng.catalog.Item;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Site;
import io.yunheng.estate.Tenant;
import io.yunheng.estate.Understanding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The objects that items are assessed about. */
public final class AssessedObjects {
  /** The reason of a gap where there is no object at all, which cannot be. */
  private static final String NONE_KNOWN = "no-object";

  /** The side of tenants that are no customer's. */
  private static final String PROVIDER = "provider";

  /** Places that are no machine rooms. */
  private static final Set<String> NO_MACHINE_ROOM = Set.of("office", "operations");

  private final SubjectKind subject;
  private final Optional<AssessedObject> customer;
  private final Estate estate;
  private final Optional<Estate> earlier;
  private final Population population;
  private final List<AssessedObject> tenants;
  private final List<AssessedObject> sites;

  /**
   * The objects of a case.
   *
   * @param tenant the customer's tenant, where a tenant's system is assessed
   * @param system what people call the customer's system
   */
  public AssessedObjects(Evidence evidence, Optional<String> tenant, Optional<String> system) {
    this.subject = evidence.subject();
    this.estate = evidence.current();
    this.earlier = evidence.earlier();
    this.population = new Population(estate);
    this.customer = tenant.map(id -> AssessedObject.tenant(id, system.orElseGet(() -> name(id))));
    this.tenants =
        estate.all(Tenant.SHAPE).stream()
            .filter(found -> !found.side().is(PROVIDER))
            .map(
                found ->
                    AssessedObject.tenant(found.id(), found.name().optional().orElse(found.id())))
            .toList();
    this.sites =
        estate.all(Site.SHAPE).stream()
            .filter(AssessedObjects::machineRoom)
            .map(
                found ->
                    AssessedObject.site(found.id(), found.name().optional().orElse(found.id())))
            .toList();
  }

  /**
   * The objects of an item.
   *
   * @param seen tenants of which something was seen: one that is in no list is an object too, so
   *     that nothing seen of it is lost
   */
  public List<AssessedObject> of(Item item, Set<String> seen) {
    if (subject == SubjectKind.TENANT) {
      return customer.stream().toList();
    }
    return switch (item.object()) {
      case PLATFORM -> List.of(AssessedObject.platform(estate.header().name()));
      case TENANT -> Stream.concat(tenants.stream(), unlisted(seen)).toList();
      case SITE -> sites;
    };
  }

  private Stream<AssessedObject> unlisted(Set<String> seen) {
    return seen.stream()
        .filter(id -> estate.find(Tenant.SHAPE, id).isEmpty())
        .sorted()
        .map(
            id ->
                AssessedObject.tenant(
                    id,
                    earlier
                        .flatMap(before -> before.find(Tenant.SHAPE, id))
                        .flatMap(found -> found.name().optional())
                        .orElse(id)));
  }

  /** Why there may be objects of an item that nobody has seen; empty if there are none. */
  public List<Gap> unseen(Item item) {
    if (subject == SubjectKind.TENANT) {
      return List.of();
    }
    return switch (item.object()) {
      case PLATFORM -> List.of();
      case TENANT -> unseen(Kind.TENANT, tenants);
      case SITE -> unseen(Kind.SITE, sites);
    };
  }

  private List<Gap> unseen(Kind kind, List<AssessedObject> known) {
    List<Gap> gaps = population.gaps(List.of(kind), Coverage.WHOLE);
    return gaps.isEmpty() && known.isEmpty() ? List.of(noneKnown(kind)) : gaps;
  }

  private Gap noneKnown(Kind kind) {
    return new Gap(
        Understanding.PARTIAL,
        NONE_KNOWN,
        kind.code(),
        new Origin(
            estate.header().producer(),
            "objects",
            estate.header().collectedAt(),
            Origin.Manner.RECORDED));
  }

  private String name(String tenant) {
    return estate
        .find(Tenant.SHAPE, tenant)
        .flatMap(found -> found.name().optional())
        .orElse(tenant);
  }

  private static boolean machineRoom(Site site) {
    return !(site.purpose() instanceof Fact.Known<String>(String purpose)
        && NO_MACHINE_ROOM.contains(purpose));
  }
}
