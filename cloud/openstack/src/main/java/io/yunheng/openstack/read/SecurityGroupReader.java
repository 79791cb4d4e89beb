/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Rule;
import io.yunheng.estate.SecurityGroup;
import io.yunheng.estate.Understanding;
import io.yunheng.openstack.ServiceKind;
import io.yunheng.openstack.session.Api;
import io.yunheng.openstack.session.PagedList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads security groups and their rules from Neutron.
 *
 * <p>A rule without a remote is open to every address and says so; without ports it is open on
 * every port and has none (Neutron stores TCP 1-65535 that way). A rule for an address group
 * becomes one rule for each address.
 */
public final class SecurityGroupReader {
  private static final Map<String, String> PROTOCOLS =
      Map.of("1", "icmp", "6", "tcp", "17", "udp", "58", "ipv6-icmp", "icmpv6", "ipv6-icmp");

  private final CollectionContext ground;
  private final CollectedRecords found;
  private final Api network;

  public SecurityGroupReader(CollectionContext ground) throws InterruptedException {
    this.ground = ground;
    this.found = ground.found();
    this.network = ground.api(ServiceKind.NETWORK);
  }

  public void read() throws InterruptedException {
    Visibility sight = ground.sight(ServiceKind.NETWORK);
    PagedList groups =
        network.list(ground.paged("/security-groups"), "security_groups", "get_security_group");
    for (JsonNode node : groups.items()) {
      group(new JsonItem(node, groups.origin()));
    }
    found.cover(Kind.SECURITY_GROUP, sight, groups);
    PagedList rules =
        network.list(
            ground.paged("/security-group-rules"),
            "security_group_rules",
            "get_security_group_rule");
    boolean grouped =
        rules.items().stream().anyMatch(rule -> rule.path("remote_address_group_id").isString());
    Optional<PagedList> lists =
        grouped
            ? Optional.of(
                network.list(
                    ground.paged("/address-groups"), "address_groups", "get_address_group"))
            : Optional.empty();
    for (JsonNode node : rules.items()) {
      rule(new JsonItem(node, rules.origin()), lists);
    }
    found.cover(Kind.RULE, sight, rules);
  }

  private void group(JsonItem item) {
    Optional<String> id = found.id(Kind.SECURITY_GROUP, item, "id");
    if (id.isEmpty()) {
      return;
    }
    found.add(
        RecordDraft.of(SecurityGroup.SHAPE, id.get(), item.origin())
            .set("name", item.text("name"))
            .set("tenant", item.text("project_id"))
            .set("stateful", item.node().has("stateful") ? item.bool("stateful") : Fact.known(true))
            .set("isDefault", item.text("name").map("default"::equals))
            .build());
  }

  private void rule(JsonItem item, Optional<PagedList> lists) {
    Optional<String> id = found.id(Kind.RULE, item, "id");
    if (id.isEmpty()) {
      return;
    }
    if (!item.has("remote_address_group_id")) {
      found.add(draft(id.get(), item).set("remote", remote(item)).build());
      return;
    }
    String group = item.string("remote_address_group_id").orElse("");
    Optional<List<String>> addresses =
        addresses(lists).entrySet().stream()
            .filter(entry -> entry.getKey().equals(group))
            .map(Map.Entry::getValue)
            .findFirst();
    if (addresses.isEmpty()) {
      Gap gap =
          lists
              .flatMap(PagedList::gap)
              .orElseGet(
                  () ->
                      new Gap(
                          Understanding.PARTIAL,
                          "address-group-unseen",
                          "get_address_group",
                          item.origin()));
      found.add(draft(id.get(), item).set("remote", Fact.unknown(gap)).build());
      return;
    }
    int number = 0;
    for (String address : addresses.get()) {
      found.add(draft(id.get() + ":" + number++, item).set("remote", Fact.known(address)).build());
    }
  }

  private static Map<String, List<String>> addresses(Optional<PagedList> lists) {
    Map<String, List<String>> byId = new HashMap<>();
    lists.ifPresent(
        listing -> {
          for (JsonNode node : listing.items()) {
            JsonItem item = new JsonItem(node, listing.origin());
            item.texts("addresses")
                .optional()
                .ifPresent(
                    texts ->
                        byId.put(item.string("id").orElse(""), texts.stream().sorted().toList()));
          }
        });
    return byId;
  }

  private static RecordDraft<Rule> draft(String id, JsonItem item) {
    return RecordDraft.of(Rule.SHAPE, id, item.origin())
        .set("policy", item.text("security_group_id"))
        .set("policyKind", Fact.known("security-group"))
        .set("tenant", item.text("project_id"))
        .set("direction", item.text("direction"))
        .set("action", Fact.known("allow"))
        .set("ethertype", item.text("ethertype").map(text -> text.toLowerCase(Locale.ROOT)))
        .set("protocol", item.text("protocol").map(SecurityGroupReader::protocol))
        .set("portMin", item.number("port_range_min"))
        .set("portMax", item.number("port_range_max"))
        .set("remoteGroup", item.text("remote_group_id"))
        .set("priority", Fact.none())
        .set("enabled", Fact.known(true))
        .set("description", item.text("description"));
  }

  private static String protocol(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return PROTOCOLS.getOrDefault(lower, lower);
  }

  private static Fact<String> remote(JsonItem item) {
    if (item.has("remote_group_id")) {
      return Fact.none();
    }
    Fact<String> prefix = item.text("remote_ip_prefix");
    return prefix instanceof Fact.None
        ? item.text("ethertype").map(type -> type.equalsIgnoreCase("IPv6") ? "::/0" : "0.0.0.0/0")
        : prefix;
  }
}
