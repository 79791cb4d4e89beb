/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Nat;
import io.yunheng.estate.Port;
import io.yunheng.estate.PublicAddress;
import io.yunheng.estate.Router;
import io.yunheng.openstack.ServiceKind;
import io.yunheng.openstack.session.Api;
import io.yunheng.openstack.session.PagedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Reads routers, floating addresses and address translation from Neutron; after the ports. */
public final class RouterReader {
  private final CollectionContext ground;
  private final CollectedRecords found;
  private final Api network;

  public RouterReader(CollectionContext ground) throws InterruptedException {
    this.ground = ground;
    this.found = ground.found();
    this.network = ground.api(ServiceKind.NETWORK);
  }

  public void read() throws InterruptedException {
    Visibility sight = ground.sight(ServiceKind.NETWORK);
    PagedList routers = network.list(ground.paged("/routers"), "routers", "get_router");
    for (JsonNode node : routers.items()) {
      router(new JsonItem(node, routers.origin()));
    }
    found.cover(Kind.ROUTER, sight, routers);
    PagedList floating =
        network.list(ground.paged("/floatingips"), "floatingips", "get_floatingip");
    for (JsonNode node : floating.items()) {
      floating(new JsonItem(node, floating.origin()));
    }
    found.cover(Kind.PUBLIC_ADDRESS, sight, floating);
    found.cover(Kind.NAT, sight, routers.gap().or(floating::gap), routers.origin());
  }

  private void router(JsonItem item) {
    Optional<String> id = found.id(Kind.ROUTER, item, "id");
    if (id.isEmpty()) {
      return;
    }
    JsonItem gateway = item.at("external_gateway_info");
    boolean open = item.has("external_gateway_info");
    Fact<Boolean> snat =
        !open
            ? Fact.known(false)
            : gateway.node().has("enable_snat")
                ? gateway.bool("enable_snat")
                : gateway.unknown("field-missing", "extension:ext-gw-mode");
    List<String> routes = new ArrayList<>();
    for (JsonItem route : item.items("routes")) {
      routes.add(
          route.string("destination").orElse("?") + " via " + route.string("nexthop").orElse("?"));
    }
    found.add(
        RecordDraft.of(Router.SHAPE, id.get(), item.origin())
            .set("name", item.text("name"))
            .set("tenant", item.text("project_id"))
            .set("externalNetwork", open ? gateway.text("network_id") : Fact.none())
            .set("snat", snat)
            .set("networks", networks(id.get()))
            .set(
                "routes",
                item.node().has("routes")
                    ? Fact.known(List.copyOf(routes))
                    : item.unknown("field-missing", "extension:extraroute"))
            .set("adminUp", item.bool("admin_state_up"))
            .build());
    if (!snat.is(false)) {
      for (JsonItem address : gateway.items("external_fixed_ips")) {
        address
            .string("ip_address")
            .ifPresent(
                ip ->
                    found.add(
                        RecordDraft.of(Nat.SHAPE, id.get() + ":snat:" + ip, item.origin())
                            .set("name", item.text("name"))
                            .set("tenant", item.text("project_id"))
                            .set("router", Fact.known(id.get()))
                            .set("type", Fact.known("snat"))
                            .set("address", Fact.known(ip))
                            .set("protocol", Fact.none())
                            .set("port", Fact.none())
                            .set("targetPort", Fact.none())
                            .build()));
      }
    }
  }

  /** The networks that a router stands in, by its ports; only as good as the list of ports. */
  private Fact<List<String>> networks(String router) {
    Optional<Coverage> ports = found.failure(Kind.PORT);
    if (ports.isPresent()) {
      return Fact.unknown(CollectedRecords.gap(ports.get()));
    }
    TreeSet<String> networks = new TreeSet<>();
    for (Port port : found.all(Port.SHAPE)) {
      if (port.device().is(router) && !port.deviceOwner().is("network:router_gateway")) {
        port.network().optional().ifPresent(networks::add);
      }
    }
    return Fact.known(List.copyOf(networks));
  }

  private void floating(JsonItem item) {
    Optional<String> id = found.id(Kind.PUBLIC_ADDRESS, item, "id");
    if (id.isEmpty()) {
      return;
    }
    found.add(
        RecordDraft.of(PublicAddress.SHAPE, id.get(), item.origin())
            .set("address", item.text("floating_ip_address"))
            .set("tenant", item.text("project_id"))
            .set("port", item.text("port_id"))
            .set("fixedAddress", item.text("fixed_ip_address"))
            .set("router", item.text("router_id"))
            .set("status", item.text("status"))
            .build());
    for (JsonItem forward : item.items("port_forwardings")) {
      forward
          .string("id")
          .ifPresent(
              forwardId ->
                  found.add(
                      RecordDraft.of(Nat.SHAPE, forwardId, item.origin())
                          .set("name", Fact.known(name(forward)))
                          .set("tenant", item.text("project_id"))
                          .set("router", item.text("router_id"))
                          .set("type", Fact.known("dnat"))
                          .set("address", item.text("floating_ip_address"))
                          .set("protocol", forward.text("protocol"))
                          .set("port", forward.text("internal_port_id"))
                          .set("targetPort", forward.number("internal_port"))
                          .build()));
    }
  }

  /** What a port forwarding does, for example {@code tcp 2222 -> 10.10.2.75:22}. */
  private static String name(JsonItem forward) {
    return forward.string("protocol").orElse("?")
        + " "
        + ports(forward, "external_port")
        + " -> "
        + forward.string("internal_ip_address").orElse("?")
        + ":"
        + ports(forward, "internal_port");
  }

  private static String ports(JsonItem forward, String field) {
    return forward.string(field).or(() -> forward.string(field + "_range")).orElse("?");
  }
}
