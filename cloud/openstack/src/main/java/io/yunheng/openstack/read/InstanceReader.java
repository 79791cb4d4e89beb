/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Host;
import io.yunheng.estate.Instance;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Port;
import io.yunheng.estate.Understanding;
import io.yunheng.openstack.ServiceKind;
import io.yunheng.openstack.session.Api;
import io.yunheng.openstack.session.PagedList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Reads servers from Nova; after ports and hosts. A server's security groups are those of its
 * ports: Nova itself only knows their names.
 */
public final class InstanceReader {
  private static final String ATTRIBUTES = "os_compute_api:os-extended-server-attributes";
  private static final Map<String, String> STATES =
      Map.of(
          "ACTIVE", "active",
          "SHUTOFF", "stopped",
          "PAUSED", "paused",
          "SUSPENDED", "suspended",
          "ERROR", "error",
          "BUILD", "building",
          "DELETED", "deleted",
          "SOFT_DELETED", "deleted");

  private final CollectionContext ground;
  private final CollectedRecords found;
  private final Api compute;
  private final Map<String, Set<String>> groups = new HashMap<>();
  private final Set<String> hosts = new HashSet<>();

  public InstanceReader(CollectionContext ground) throws InterruptedException {
    this.ground = ground;
    this.found = ground.found();
    this.compute = ground.api(ServiceKind.COMPUTE);
  }

  public void read() throws InterruptedException {
    for (Port port : found.all(Port.SHAPE)) {
      port.device()
          .optional()
          .ifPresent(
              device ->
                  groups
                      .computeIfAbsent(device, _ -> new TreeSet<>())
                      .addAll(port.securityGroups().optional().orElse(List.of())));
    }
    found.all(Host.SHAPE).forEach(host -> hosts.add(host.id()));
    PagedList servers =
        compute.list(
            ground.paged("/servers/detail?all_tenants=1"),
            "servers",
            "os_compute_api:servers:detail:get_all_tenants");
    Visibility sight = new Visibility.Whole();
    if (servers.gap().filter(CollectionContext::denied).isPresent()) {
      sight = ground.narrowed(servers.gap().get());
      servers =
          compute.list(ground.paged("/servers/detail"), "servers", "os_compute_api:servers:detail");
    }
    for (JsonNode node : servers.items()) {
      server(new JsonItem(node, servers.origin()));
    }
    found.cover(Kind.INSTANCE, sight, servers);
  }

  private void server(JsonItem item) {
    Optional<String> id = found.id(Kind.INSTANCE, item, "id");
    if (id.isEmpty()) {
      return;
    }
    found.add(
        RecordDraft.of(Instance.SHAPE, id.get(), item.origin())
            .set("name", item.text("name"))
            .set("tenant", item.text("tenant_id"))
            .set("host", host(item))
            .set("zone", item.text("OS-EXT-AZ:availability_zone"))
            .set("image", image(item))
            .set("flavor", flavor(item.at("flavor")))
            .set("state", item.text("status").map(s -> STATES.getOrDefault(s, "other")))
            .set("created", item.time("created"))
            .set("updated", item.time("updated"))
            .set("launched", item.time("OS-SRV-USG:launched_at"))
            .set("securityGroups", securityGroups(id.get()))
            .set("addresses", addresses(item))
            .set("volumes", volumes(item))
            .set("keyPair", item.text("key_name"))
            .set("userData", userData(item))
            .set("locked", item.bool("locked"))
            .setIfKnown("system", item.at("metadata").text("system"))
            .set("tags", item.texts("tags"))
            .build());
  }

  /** The compute service's host; the hypervisor where that is what hosts go by. */
  private Fact<String> host(JsonItem item) {
    Fact<String> node = hidden(item, "OS-EXT-SRV-ATTR:hypervisor_hostname");
    Fact<String> service = hidden(item, "OS-EXT-SRV-ATTR:host");
    boolean byNode =
        node.optional().filter(hosts::contains).isPresent()
            && service.optional().filter(hosts::contains).isEmpty();
    return byNode ? node : service;
  }

  private static Fact<String> hidden(JsonItem item, String field) {
    return item.node().has(field) ? item.text(field) : denied(item);
  }

  private static <T> Fact<T> denied(JsonItem item) {
    return Fact.unknown(new Gap(Understanding.DENIED, "field-hidden", ATTRIBUTES, item.origin()));
  }

  /** A server that boots from a volume has an empty text here. */
  private static Fact<String> image(JsonItem item) {
    JsonNode image = item.node().path("image");
    return image.isObject() ? item.at("image").text("id") : item.text("image");
  }

  private static Fact<String> flavor(JsonItem flavor) {
    return flavor.node().has("original_name") ? flavor.text("original_name") : flavor.text("id");
  }

  private Fact<List<String>> securityGroups(String id) {
    Optional<Coverage> ports = found.failure(Kind.PORT);
    return ports.isPresent()
        ? Fact.unknown(CollectedRecords.gap(ports.get()))
        : Fact.known(List.copyOf(groups.getOrDefault(id, Set.of())));
  }

  private static Fact<List<String>> addresses(JsonItem item) {
    if (!item.node().path("addresses").isObject()) {
      return item.unknown("field-missing", "addresses");
    }
    Set<String> addresses = new TreeSet<>();
    for (String network : item.node().path("addresses").propertyNames()) {
      item.at("addresses").items(network).forEach(a -> a.string("addr").ifPresent(addresses::add));
    }
    return Fact.known(List.copyOf(addresses));
  }

  private static Fact<List<String>> volumes(JsonItem item) {
    if (!item.node().path("os-extended-volumes:volumes_attached").isArray()) {
      return item.unknown("field-missing", "os_compute_api:os-extended-volumes");
    }
    List<String> volumes = new ArrayList<>();
    item.items("os-extended-volumes:volumes_attached")
        .forEach(volume -> volume.string("id").ifPresent(volumes::add));
    volumes.sort(null);
    return Fact.known(List.copyOf(volumes));
  }

  /** Whether there is any; what it says has already been taken out. */
  private static Fact<Boolean> userData(JsonItem item) {
    return item.node().has("OS-EXT-SRV-ATTR:user_data")
        ? Fact.known(item.has("OS-EXT-SRV-ATTR:user_data"))
        : denied(item);
  }
}
