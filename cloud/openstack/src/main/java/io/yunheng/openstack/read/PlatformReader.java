/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.estate.Cloud;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Region;
import io.yunheng.estate.Understanding;
import io.yunheng.openstack.ServiceKind;
import io.yunheng.openstack.session.PagedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads the cloud itself, its regions, and which of the kinds that OpenStack could offer it does
 * not.
 */
public final class PlatformReader {
  private final CollectionContext ground;
  private final CollectedRecords found;

  public PlatformReader(CollectionContext ground) {
    this.ground = ground;
    this.found = ground.found();
  }

  public void read() throws InterruptedException {
    cloud();
    PagedList regions =
        ground.api(ServiceKind.IDENTITY).list("/regions", "regions", "identity:list_regions");
    for (JsonNode node : regions.items()) {
      JsonItem item = new JsonItem(node, regions.origin());
      found
          .id(Kind.REGION, item, "id")
          .ifPresent(
              id ->
                  found.add(
                      RecordDraft.of(Region.SHAPE, id, item.origin())
                          .set("name", Fact.known(id))
                          .build()));
    }
    found.cover(
        Kind.REGION, Coverage.WHOLE, regions.gap(), found.count(Kind.REGION), regions.origin());
    absent(Kind.DATABASE, "database");
    absent(Kind.LOAD_BALANCER, "load-balancer");
    peering();
  }

  private void cloud() throws InterruptedException {
    Origin origin = ground.tokenOrigin();
    List<String> known = new ArrayList<>();
    for (ServiceKind kind :
        List.of(ServiceKind.COMPUTE, ServiceKind.VOLUME, ServiceKind.PLACEMENT)) {
      ground
          .api(kind)
          .version()
          .ifPresent(version -> known.add(kind.types().getFirst() + " " + version));
    }
    String versions = String.join(", ", known);
    boolean compute = ground.session().token().catalog().offers(ServiceKind.COMPUTE.types());
    String id = ground.session().config().authUrl().getAuthority();
    found.add(
        RecordDraft.of(Cloud.SHAPE, id, origin)
            .set("name", Fact.known(ground.session().config().name()))
            .set("product", Fact.known("OpenStack"))
            .set(
                "version",
                versions.isEmpty()
                    ? Fact.unknown(
                        new Gap(Understanding.FAILED, "no-version", "service:compute", origin))
                    : Fact.known(versions))
            .set("serviceModels", compute ? Fact.known(List.of("IaaS")) : Fact.none())
            .build());
    found.cover(Kind.CLOUD, Coverage.WHOLE, Optional.empty(), 1, origin);
  }

  /**
   * A kind whose service is not in the catalogue is not offered; if it is, it cannot be read yet.
   */
  private void absent(Kind kind, String type) {
    boolean offered = ground.session().token().catalog().offers(List.of(type));
    found.miss(
        kind,
        new Gap(
            Understanding.UNSUPPORTED,
            offered ? "not-read" : "not-offered",
            "service:" + type,
            ground.tokenOrigin()));
  }

  /** Neutron has no connections between networks of two tenants but shared networks and routers. */
  private void peering() {
    found.miss(
        Kind.PEERING,
        new Gap(Understanding.UNSUPPORTED, "not-offered", "service:network", ground.tokenOrigin()));
  }
}
