/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Service;
import io.yunheng.estate.Understanding;
import io.yunheng.openstack.ServiceKind;
import io.yunheng.openstack.session.Api;
import io.yunheng.openstack.session.PagedList;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the control plane's processes from Nova, Cinder and Neutron. */
public final class ServiceReader {
  private final CollectionContext ground;
  private final CollectedRecords found;

  public ServiceReader(CollectionContext ground) {
    this.ground = ground;
    this.found = ground.found();
  }

  public void read() throws InterruptedException {
    PagedList compute =
        ground
            .api(ServiceKind.COMPUTE)
            .list("/os-services", "services", "os_compute_api:os-services:list");
    for (JsonNode node : compute.items()) {
      JsonItem item = new JsonItem(node, compute.origin());
      found.id(Kind.SERVICE, item, "id").ifPresent(id -> add(id, item, "compute"));
    }
    PagedList volume =
        ground
            .api(ServiceKind.VOLUME)
            .list("/os-services", "services", "volume_extension:services:index");
    for (JsonNode node : volume.items()) {
      JsonItem item = new JsonItem(node, volume.origin());
      found
          .id(Kind.SERVICE, item, "host")
          .ifPresent(host -> add(item.string("binary").orElse("?") + "@" + host, item, "volume"));
    }
    PagedList network = agents();
    Optional<Gap> gap =
        offered(compute.gap()).or(() -> offered(volume.gap())).or(() -> offered(network.gap()));
    found.cover(Kind.SERVICE, Coverage.WHOLE, gap, found.count(Kind.SERVICE), compute.origin());
  }

  /** A service that the cloud does not have leaves no processes to be missed. */
  private static Optional<Gap> offered(Optional<Gap> gap) {
    return gap.filter(g -> g.status() != Understanding.UNSUPPORTED);
  }

  private void add(String id, JsonItem item, String type) {
    Fact<String> zone = item.text("zone");
    found.add(
        RecordDraft.of(Service.SHAPE, id, item.origin())
            .set("name", item.text("binary"))
            .set("host", item.text("host").map(ServiceReader::machine))
            .set("zone", zone.is("internal") ? Fact.none() : zone)
            .set("type", Fact.known(type))
            .set("state", item.text("state"))
            .set("enabled", item.text("status").map("enabled"::equals))
            .build());
  }

  /** Cinder writes {@code host@backend#pool}. */
  private static String machine(String host) {
    int at = host.indexOf('@');
    return at < 0 ? host : host.substring(0, at);
  }

  private PagedList agents() throws InterruptedException {
    Api api = ground.api(ServiceKind.NETWORK);
    PagedList agents = api.list("/agents", "agents", "get_agent");
    for (JsonNode node : agents.items()) {
      JsonItem item = new JsonItem(node, agents.origin());
      Fact<String> zone = item.text("availability_zone");
      found
          .id(Kind.SERVICE, item, "id")
          .ifPresent(
              id ->
                  found.add(
                      RecordDraft.of(Service.SHAPE, id, item.origin())
                          .set("name", item.text("binary"))
                          .set("host", item.text("host"))
                          .set("zone", zone)
                          .set("type", Fact.known("network"))
                          .set("state", item.bool("alive").map(alive -> alive ? "up" : "down"))
                          .set("enabled", item.bool("admin_state_up"))
                          .build()));
    }
    // Neutron gives an empty list to those who may not see the agents
    if (agents.whole() && ground.sight(ServiceKind.NETWORK) instanceof Visibility.Own own) {
      return new PagedList(agents.items(), Optional.of(own.beyond()), agents.origin());
    }
    return agents;
  }
}
