/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Understanding;
import io.yunheng.estate.Zone;
import io.yunheng.openstack.ServiceKind;
import io.yunheng.openstack.session.PagedList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Reads availability zones from Nova, Cinder and Neutron; a zone of the same name in several serves
 * all purposes.
 */
public final class ZoneReader {
  private final CollectionContext ground;
  private final CollectedRecords found;
  private final Map<String, Zone> zones = new TreeMap<>();
  private Optional<Gap> gap = Optional.empty();
  private Optional<Origin> origin = Optional.empty();

  public ZoneReader(CollectionContext ground) {
    this.ground = ground;
    this.found = ground.found();
  }

  public void read() throws InterruptedException {
    zones(ServiceKind.COMPUTE, "compute", "os_compute_api:os-availability-zone:list");
    zones(ServiceKind.VOLUME, "storage", "volume:availability_zone_list");
    PagedList network =
        ground
            .api(ServiceKind.NETWORK)
            .list("/availability_zones", "availability_zones", "get_availability_zone");
    note(network);
    for (JsonNode node : network.items()) {
      JsonItem item = new JsonItem(node, network.origin());
      found
          .id(Kind.ZONE, item, "name")
          .ifPresent(
              name -> add(name, "network", item.text("state").map("available"::equals), item));
    }
    zones.values().forEach(found::add);
    found.cover(
        Kind.ZONE, Coverage.WHOLE, gap, zones.size(), origin.orElseGet(ground::tokenOrigin));
  }

  private void zones(ServiceKind service, String purpose, String need) throws InterruptedException {
    PagedList listing =
        ground.api(service).list("/os-availability-zone", "availabilityZoneInfo", need);
    note(listing);
    for (JsonNode node : listing.items()) {
      JsonItem item = new JsonItem(node, listing.origin());
      found
          .id(Kind.ZONE, item, "zoneName")
          .ifPresent(name -> add(name, purpose, item.at("zoneState").bool("available"), item));
    }
  }

  private void note(PagedList listing) {
    Optional<Gap> missing = listing.gap().filter(g -> g.status() != Understanding.UNSUPPORTED);
    gap = gap.or(() -> missing);
    if (listing.whole()) {
      origin = origin.or(() -> Optional.of(listing.origin()));
    }
  }

  private void add(String name, String purpose, Fact<Boolean> available, JsonItem item) {
    Zone before = zones.get(name);
    boolean other = before != null && !before.purpose().is(purpose);
    zones.put(
        name,
        RecordDraft.of(Zone.SHAPE, name, before == null ? item.origin() : before.origin())
            .set("name", Fact.known(name))
            .set("region", Fact.known(ground.session().region()))
            .set("purpose", Fact.known(other ? "all" : purpose))
            .set("available", before == null ? available : both(before.available(), available))
            .build());
  }

  private static Fact<Boolean> both(Fact<Boolean> one, Fact<Boolean> other) {
    return one.is(true) ? other : one;
  }
}
