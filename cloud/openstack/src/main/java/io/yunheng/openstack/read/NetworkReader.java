/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Network;
import io.yunheng.estate.Port;
import io.yunheng.estate.Subnet;
import io.yunheng.estate.Understanding;
import io.yunheng.openstack.ServiceKind;
import io.yunheng.openstack.session.Api;
import io.yunheng.openstack.session.PagedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads networks, subnets and ports from Neutron. */
public final class NetworkReader {
  private static final String PURPOSE_TAG = "purpose=";
  private static final Set<String> PURPOSES = Set.of("business", "management", "storage", "mixed");

  private final CollectionContext ground;
  private final CollectedRecords found;
  private final Api network;

  public NetworkReader(CollectionContext ground) throws InterruptedException {
    this.ground = ground;
    this.found = ground.found();
    this.network = ground.api(ServiceKind.NETWORK);
  }

  public void read() throws InterruptedException {
    Visibility sight = ground.sight(ServiceKind.NETWORK);
    PagedList networks = network.list(ground.paged("/networks"), "networks", "get_network");
    for (JsonNode node : networks.items()) {
      network(new JsonItem(node, networks.origin()));
    }
    found.cover(Kind.NETWORK, sight, networks);
    PagedList subnets = network.list(ground.paged("/subnets"), "subnets", "get_subnet");
    for (JsonNode node : subnets.items()) {
      subnet(new JsonItem(node, subnets.origin()));
    }
    found.cover(Kind.SUBNET, sight, subnets);
    PagedList ports = network.list(ground.paged("/ports"), "ports", "get_port");
    for (JsonNode node : ports.items()) {
      port(new JsonItem(node, ports.origin()));
    }
    found.cover(Kind.PORT, sight, ports);
  }

  private void network(JsonItem item) {
    Optional<String> id = found.id(Kind.NETWORK, item, "id");
    if (id.isEmpty()) {
      return;
    }
    RecordDraft<Network> draft =
        RecordDraft.of(Network.SHAPE, id.get(), item.origin())
            .set("name", item.text("name"))
            .set("tenant", item.text("project_id"))
            .set("shared", item.bool("shared"))
            .set("external", item.bool("router:external"))
            .set(
                "type", provider(item, "provider:network_type", item.text("provider:network_type")))
            .set(
                "physical",
                provider(item, "provider:physical_network", item.text("provider:physical_network")))
            .set(
                "segment",
                provider(item, "provider:segmentation_id", item.number("provider:segmentation_id")))
            .set("portSecurity", portSecurity(item))
            .set("adminUp", item.bool("admin_state_up"));
    if (item.bool("router:external").is(true)) {
      draft.set("purpose", Fact.known("external"));
    } else {
      draft.setIfKnown("purpose", purpose(item));
    }
    found.add(draft.build());
  }

  /**
   * A network's purpose where somebody wrote it down as a tag, for example {@code
   * purpose=management}.
   */
  private static Fact<String> purpose(JsonItem item) {
    return item.texts("tags").optional().orElse(List.of()).stream()
        .filter(tag -> tag.startsWith(PURPOSE_TAG))
        .map(tag -> tag.substring(PURPOSE_TAG.length()))
        .filter(PURPOSES::contains)
        .findFirst()
        .map(Fact::known)
        .orElseGet(Fact::none);
  }

  /** Fields that only the provider may see are left out of what others get. */
  private static <T> Fact<T> provider(JsonItem item, String field, Fact<T> fact) {
    return item.node().has(field)
        ? fact
        : Fact.unknown(
            new Gap(Understanding.DENIED, "field-hidden", "get_network:" + field, item.origin()));
  }

  /** Without the port-security extension the field is missing and filtering is always on. */
  private static Fact<Boolean> portSecurity(JsonItem item) {
    return item.node().has("port_security_enabled")
        ? item.bool("port_security_enabled")
        : item.unknown("field-missing", "extension:port-security");
  }

  private void subnet(JsonItem item) {
    Optional<String> id = found.id(Kind.SUBNET, item, "id");
    if (id.isEmpty()) {
      return;
    }
    found.add(
        RecordDraft.of(Subnet.SHAPE, id.get(), item.origin())
            .set("name", item.text("name"))
            .set("tenant", item.text("project_id"))
            .set("network", item.text("network_id"))
            .set("cidr", item.text("cidr"))
            .set("gateway", item.text("gateway_ip"))
            .set("dhcp", item.bool("enable_dhcp"))
            .build());
  }

  private void port(JsonItem item) {
    Optional<String> id = found.id(Kind.PORT, item, "id");
    if (id.isEmpty()) {
      return;
    }
    List<String> addresses = new ArrayList<>();
    item.items("fixed_ips").forEach(ip -> ip.string("ip_address").ifPresent(addresses::add));
    List<String> pairs = new ArrayList<>();
    item.items("allowed_address_pairs")
        .forEach(pair -> pair.string("ip_address").ifPresent(pairs::add));
    found.add(
        RecordDraft.of(Port.SHAPE, id.get(), item.origin())
            .set("name", item.text("name"))
            .set("tenant", item.text("project_id"))
            .set("network", item.text("network_id"))
            .set("device", item.text("device_id"))
            .set("deviceOwner", item.text("device_owner"))
            .set("addresses", Fact.known(List.copyOf(addresses)))
            .set("securityGroups", item.texts("security_groups"))
            .set("portSecurity", portSecurity(item))
            .set(
                "allowedPairs",
                item.node().has("allowed_address_pairs")
                    ? Fact.known(List.copyOf(pairs))
                    : item.unknown("field-missing", "extension:allowed-address-pairs"))
            .set("host", host(item))
            .set("status", item.text("status"))
            .build());
  }

  private static Fact<String> host(JsonItem item) {
    return item.node().has("binding:host_id")
        ? item.text("binding:host_id")
        : Fact.unknown(
            new Gap(
                Understanding.DENIED, "field-hidden", "get_port:binding:host_id", item.origin()));
  }
}
