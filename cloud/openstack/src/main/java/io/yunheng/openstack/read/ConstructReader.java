/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.estate.Construct;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Principal;
import io.yunheng.estate.Understanding;
import io.yunheng.openstack.ServiceCatalog;
import io.yunheng.openstack.ServiceKind;
import io.yunheng.openstack.session.Api;
import io.yunheng.openstack.session.PagedList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Tells what the cloud offers that could decide an item and that no check judges, by Neutron's list
 * of extensions and the catalogue; what is not known to us is among it.
 */
public final class ConstructReader {
  private static final String USER = "{user}";

  private final CollectionContext ground;
  private final CollectedRecords found;
  private final Map<String, Fact<Long>> counted = new HashMap<>();

  public ConstructReader(CollectionContext ground) {
    this.ground = ground;
    this.found = ground.found();
  }

  public void read() throws InterruptedException {
    Api network = ground.api(ServiceKind.NETWORK);
    PagedList extensions = network.list("/extensions", "extensions", "get_extensions");
    ConstructData known = ConstructData.extensions();
    for (JsonNode node : extensions.items()) {
      String alias = node.path("alias").asString("");
      if (!alias.isEmpty()) {
        add(known, "extension", alias, "network", extensions.origin());
      }
    }
    TreeSet<String> types = new TreeSet<>();
    for (ServiceCatalog.Endpoint endpoint : ground.session().token().catalog().endpoints()) {
      types.add(endpoint.type());
    }
    ConstructData services = ConstructData.services();
    for (String type : types) {
      add(services, "service", type, type, ground.tokenOrigin());
    }
    ConstructData resources = ConstructData.resources();
    for (Map.Entry<String, ConstructData.Entry> one :
        new TreeMap<>(resources.constructs()).entrySet()) {
      add(resources, "resource", one.getKey(), one.getValue().service(), ground.tokenOrigin());
    }
    found.cover(
        Kind.CONSTRUCT,
        Coverage.WHOLE,
        extensions.gap(),
        found.count(Kind.CONSTRUCT),
        extensions.origin());
  }

  private void add(ConstructData data, String kind, String id, String service, Origin origin)
      throws InterruptedException {
    if (data.known().contains(id)) {
      return;
    }
    Optional<ConstructData.Entry> entry = Optional.ofNullable(data.constructs().get(id));
    List<String> items = entry.map(ConstructData.Entry::items).orElse(data.unnamed());
    Optional<ConstructData.Counting> counting = entry.flatMap(ConstructData.Entry::counting);
    Fact<Long> count =
        counting.isPresent()
            ? count(counting.get())
            : Fact.unknown(new Gap(Understanding.UNSUPPORTED, "not-read", kind + ":" + id, origin));
    found.add(
        RecordDraft.of(Construct.SHAPE, kind + ":" + id, origin)
            .set("name", Fact.known(entry.map(one -> one.name().zh()).orElse(id)))
            .set("service", Fact.known(service))
            .set("standing", Fact.known(entry.map(ConstructData.Entry::standing).orElse("unnamed")))
            .set("items", Fact.known(items))
            .set("count", count)
            .build());
  }

  private Fact<Long> count(ConstructData.Counting counting) throws InterruptedException {
    Fact<Long> known = counted.get(counting.list());
    if (known == null) {
      known = counting.list().contains(USER) ? ofEverybody(counting) : listed(counting, "");
      counted.put(counting.list(), known);
    }
    return known;
  }

  /** How many all people have together. */
  private Fact<Long> ofEverybody(ConstructData.Counting counting) throws InterruptedException {
    Optional<ConstructData.Counting> above =
        Optional.ofNullable(ConstructData.resources().constructs().get(counting.under()))
            .flatMap(ConstructData.Entry::counting);
    if (above.isPresent() && count(above.get()).is(0L)) {
      return Fact.known(0L);
    }
    Optional<Gap> gap = found.failure(Kind.PRINCIPAL).map(CollectedRecords::gap);
    long sum = 0;
    for (Principal principal : found.all(Principal.SHAPE)) {
      if (principal.type().is("group")) {
        continue;
      }
      switch (listed(counting, principal.id())) {
        case Fact.Known<Long>(Long count) -> sum += count;
        case Fact.None<Long>() -> {}
        case Fact.Unknown<Long>(Gap why) -> gap = gap.or(() -> Optional.of(why));
      }
    }
    return sum == 0 && gap.isPresent() ? Fact.unknown(gap.get()) : Fact.known(sum);
  }

  private Fact<Long> listed(ConstructData.Counting counting, String user)
      throws InterruptedException {
    PagedList listing =
        ground
            .api(counting.service())
            .list(
                path(counting).replace(USER, user), counting.member(), "get_" + counting.member());
    if (listing.gap().filter(gap -> none(counting, gap)).isPresent()) {
      return Fact.known(0L);
    }
    if (!listing.whole()) {
      return CollectedRecords.unknown(listing);
    }
    Optional<Gap> narrow = narrow(counting.service());
    if (narrow.isPresent()) {
      return Fact.unknown(narrow.get());
    }
    boolean told = true;
    long count = 0;
    for (JsonNode node : listing.items()) {
      JsonNode value = node.path(counting.field());
      told &= counting.field().isEmpty() || node.has(counting.field());
      count += counts(counting, value) ? 1 : 0;
    }
    return told || count > 0
        ? Fact.known(count)
        : Fact.unknown(
            new Gap(Understanding.PARTIAL, "field-missing", counting.field(), listing.origin()));
  }

  /** Whether a gap says that there are none: the cloud has no such service or path. */
  private static boolean none(ConstructData.Counting counting, Gap gap) {
    return gap.reason().equals("not-offered")
        || (counting.optional() && gap.reason().equals("http-404"));
  }

  /** Keystone and Glance's cache know no pages. */
  private String path(ConstructData.Counting counting) {
    return switch (counting.service()) {
      case NETWORK, COMPUTE, VOLUME -> ground.paged(counting.list());
      case IDENTITY, IMAGE, PLACEMENT, KEY_MANAGER, OBJECT_STORE -> counting.list();
    };
  }

  /** Why a list may leave out what belongs to others; Keystone and Nova refuse such lists. */
  private Optional<Gap> narrow(ServiceKind service) throws InterruptedException {
    return switch (service) {
      case NETWORK, VOLUME, IMAGE ->
          ground.sight(service) instanceof Visibility.Own own
              ? Optional.of(own.beyond())
              : Optional.empty();
      case IDENTITY, COMPUTE, PLACEMENT, KEY_MANAGER, OBJECT_STORE -> Optional.empty();
    };
  }

  private static boolean counts(ConstructData.Counting counting, JsonNode value) {
    if (counting.field().isEmpty()) {
      return true;
    }
    return counting.normal().isEmpty()
        ? value.size() > counting.moreThan()
        : !value.asString(counting.normal()).equals(counting.normal());
  }
}
