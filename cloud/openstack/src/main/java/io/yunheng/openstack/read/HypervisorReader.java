/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Host;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.openstack.ServiceKind;
import io.yunheng.openstack.session.Api;
import io.yunheng.openstack.session.CallResult;
import io.yunheng.openstack.session.PagedList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads hosts from Nova's hypervisors, and what they have and use from Placement, else from Nova.
 *
 * <p>A host's id is the name its compute service goes by, which ports, services and migrations use
 * too; where one service stands for several hypervisors (bare metal) it is the hypervisor's own
 * name.
 */
public final class HypervisorReader {
  private final CollectionContext ground;
  private final CollectedRecords found;
  private final Api compute;
  private final Api placement;

  public HypervisorReader(CollectionContext ground) throws InterruptedException {
    this.ground = ground;
    this.found = ground.found();
    this.compute = ground.api(ServiceKind.COMPUTE);
    this.placement = ground.api(ServiceKind.PLACEMENT);
  }

  public void read() throws InterruptedException {
    // the last microversion in which Nova itself tells what a hypervisor has
    PagedList hypervisors =
        compute
            .at(2, 87)
            .list(
                ground.paged("/os-hypervisors/detail"),
                "hypervisors",
                "os_compute_api:os-hypervisors:list-detail");
    PagedList services =
        compute.list(
            "/os-services?binary=nova-compute", "services", "os_compute_api:os-services:list");
    Map<String, String> providers = hypervisors.items().isEmpty() ? Map.of() : providers();
    Map<String, Integer> perService = new HashMap<>();
    for (JsonNode node : hypervisors.items()) {
      perService.merge(node.path("service").path("host").asString(""), 1, Integer::sum);
    }
    for (JsonNode node : hypervisors.items()) {
      JsonItem item = new JsonItem(node, hypervisors.origin());
      boolean alone = perService.getOrDefault(item.at("service").string("host").orElse(""), 0) == 1;
      host(item, alone, services, providers);
    }
    found.cover(
        Kind.HOST, Coverage.WHOLE, hypervisors.gap(), found.count(Kind.HOST), hypervisors.origin());
  }

  /** The uuids of Placement's providers by name. */
  private Map<String, String> providers() throws InterruptedException {
    Map<String, String> uuids = new HashMap<>();
    PagedList providers =
        placement.list(
            "/resource_providers", "resource_providers", "placement:resource_providers:list");
    for (JsonNode node : providers.items()) {
      uuids.put(node.path("name").asString(""), node.path("uuid").asString(""));
    }
    return uuids;
  }

  private void host(JsonItem item, boolean alone, PagedList services, Map<String, String> providers)
      throws InterruptedException {
    Optional<String> name = found.id(Kind.HOST, item, "hypervisor_hostname");
    if (name.isEmpty()) {
      return;
    }
    String service = item.at("service").string("host").orElse(name.get());
    String id = alone ? service : name.get();
    RecordDraft<Host> draft =
        RecordDraft.of(Host.SHAPE, id, item.origin())
            .set("name", Fact.known(name.get()))
            .set("zone", zone(service, services))
            .set("type", item.text("hypervisor_type"))
            .set("address", item.text("host_ip"))
            .set("cpuTotal", item.number("vcpus"))
            .set("cpuUsed", item.number("vcpus_used"))
            .set("memoryMiB", item.number("memory_mb"))
            .set("memoryUsedMiB", item.number("memory_mb_used"))
            .set("diskGiB", item.number("local_gb"))
            .set("diskUsedGiB", item.number("local_gb_used"))
            .set("instances", item.number("running_vms"))
            .set("state", item.text("state"))
            .set("managed", Fact.known(true));
    Optional<String> provider = Optional.ofNullable(providers.get(name.get()));
    if (provider.isPresent()) {
      resources(id, provider.get(), draft);
    }
    found.add(draft.build());
  }

  private static Fact<String> zone(String host, PagedList services) {
    if (!services.whole()) {
      return CollectedRecords.unknown(services);
    }
    for (JsonNode node : services.items()) {
      if (node.path("host").asString("").equals(host)) {
        return new JsonItem(node, services.origin()).text("zone");
      }
    }
    return Fact.none();
  }

  private void resources(String id, String uuid, RecordDraft<Host> draft)
      throws InterruptedException {
    CallResult inventory =
        placement.get(
            "/resource_providers/" + uuid + "/inventories",
            "placement:resource_providers:inventories:list");
    if (inventory instanceof CallResult.Got(JsonNode body, Map<String, String> _, Origin origin)) {
      JsonNode classes = body.path("inventories");
      set(id, draft, "cpuTotal", sum(classes, "total", "VCPU", "PCPU"), origin);
      set(id, draft, "memoryMiB", sum(classes, "total", "MEMORY_MB"), origin);
      set(id, draft, "diskGiB", sum(classes, "total", "DISK_GB"), origin);
    }
    CallResult usage =
        placement.get(
            "/resource_providers/" + uuid + "/usages", "placement:resource_providers:usages");
    if (usage instanceof CallResult.Got(JsonNode body, Map<String, String> _, Origin origin)) {
      JsonNode classes = body.path("usages");
      set(id, draft, "cpuUsed", sum(classes, "", "VCPU", "PCPU"), origin);
      set(id, draft, "memoryUsedMiB", sum(classes, "", "MEMORY_MB"), origin);
      set(id, draft, "diskUsedGiB", sum(classes, "", "DISK_GB"), origin);
    }
  }

  private void set(
      String id, RecordDraft<Host> draft, String column, Optional<Long> value, Origin origin) {
    if (value.isPresent()) {
      draft.set(column, Fact.known(value.get()));
      found.origin(Kind.HOST, id, column, origin);
    }
  }

  /** The sum over resource classes, if the provider has any of them. */
  private static Optional<Long> sum(JsonNode classes, String field, String... names) {
    long sum = 0;
    boolean any = false;
    for (String name : List.of(names)) {
      JsonNode value = field.isEmpty() ? classes.path(name) : classes.path(name).path(field);
      if (value.isIntegralNumber()) {
        sum += value.longValue();
        any = true;
      }
    }
    return any ? Optional.of(sum) : Optional.empty();
  }
}
