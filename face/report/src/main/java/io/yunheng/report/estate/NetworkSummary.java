/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.estate;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Instance;
import io.yunheng.estate.Kind;
import io.yunheng.estate.KindLabels;
import io.yunheng.estate.LoadBalancer;
import io.yunheng.estate.Network;
import io.yunheng.estate.Peering;
import io.yunheng.estate.Port;
import io.yunheng.estate.PublicAddress;
import io.yunheng.estate.Router;
import io.yunheng.estate.Rule;
import io.yunheng.estate.Subnet;
import io.yunheng.estate.Tenant;
import io.yunheng.report.view.Net;
import io.yunheng.report.view.Net.Gateway;
import io.yunheng.report.view.Net.Group;
import io.yunheng.report.view.Net.Segment;
import io.yunheng.report.view.Printable;
import io.yunheng.report.view.WordCount;
import io.yunheng.report.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the networks of a cloud hang together, summed up per tenant; the most exposed tenants are
 * shown.
 */
public final class NetworkSummary {
  private static final int TENANTS = 24;
  private static final int SEGMENTS = 8;
  private static final int ROUTERS = 6;
  private static final int LINKS = 4;
  private static final List<Kind> NEEDED =
      List.of(
          Kind.NETWORK,
          Kind.SUBNET,
          Kind.ROUTER,
          Kind.PORT,
          Kind.PUBLIC_ADDRESS,
          Kind.RULE,
          Kind.INSTANCE);
  private static final Set<String> ANYWHERE = Set.of("0.0.0.0/0", "::/0");

  private final Words words;
  private final KindLabels labels;

  public NetworkSummary(Words words, KindLabels labels) {
    this.words = words;
    this.labels = labels;
  }

  public Net of(Estate estate) {
    Map<String, List<Network>> networks = new TreeMap<>();
    List<Segment> outside = new ArrayList<>();
    Map<String, List<String>> ranges = new HashMap<>();
    for (Subnet subnet : estate.all(Subnet.SHAPE)) {
      subnet
          .network()
          .optional()
          .ifPresent(
              network ->
                  subnet
                      .cidr()
                      .optional()
                      .ifPresent(
                          cidr ->
                              ranges.computeIfAbsent(network, _ -> new ArrayList<>()).add(cidr)));
    }
    TextTally ports =
        tally(estate.all(Port.SHAPE).stream().map(port -> port.network().optional().orElse("")));
    for (Network network : estate.all(Network.SHAPE)) {
      if (network.external().is(true)) {
        outside.add(segment(network, ranges, ports));
      } else {
        networks
            .computeIfAbsent(network.tenant().optional().orElse(""), _ -> new ArrayList<>())
            .add(network);
      }
    }
    Map<String, List<Router>> routers = new TreeMap<>();
    for (Router router : estate.all(Router.SHAPE)) {
      routers
          .computeIfAbsent(router.tenant().optional().orElse(""), _ -> new ArrayList<>())
          .add(router);
    }
    TextTally instances =
        tally(estate.all(Instance.SHAPE).stream().map(each -> each.tenant().optional().orElse("")));
    TextTally addresses =
        tally(
            estate.all(PublicAddress.SHAPE).stream()
                .map(each -> each.tenant().optional().orElse("")));
    TextTally balancers =
        tally(
            estate.all(LoadBalancer.SHAPE).stream()
                .map(each -> each.tenant().optional().orElse("")));
    TextTally open =
        tally(
            estate.all(Rule.SHAPE).stream()
                .filter(NetworkSummary::open)
                .map(each -> each.tenant().optional().orElse("")));
    Map<String, Set<String>> links = links(estate);

    Set<String> tenants = new TreeSet<>();
    Stream.of(networks.keySet(), routers.keySet(), instances.keys(), addresses.keys(), open.keys())
        .forEach(tenants::addAll);
    List<Group> groups = new ArrayList<>();
    for (String tenant : tenants) {
      groups.add(
          group(
              estate,
              tenant,
              networks.getOrDefault(tenant, List.of()),
              routers.getOrDefault(tenant, List.of()),
              ranges,
              ports,
              instances.of(tenant),
              addresses.of(tenant),
              open.of(tenant),
              balancers.of(tenant),
              links.getOrDefault(tenant, Set.of())));
    }
    groups.sort(
        Comparator.comparingLong((Group group) -> -group.openRules())
            .thenComparingLong(group -> -group.publicAddresses())
            .thenComparingLong(group -> -group.instances())
            .thenComparing(Group::id));
    int shown = Math.min(groups.size(), TENANTS);
    return new Net(
        outside,
        groups.subList(0, shown),
        rest(groups.subList(shown, groups.size())),
        note(estate));
  }

  private Group group(
      Estate estate,
      String tenant,
      List<Network> networks,
      List<Router> routers,
      Map<String, List<String>> ranges,
      TextTally ports,
      long instances,
      long addresses,
      long open,
      long balancers,
      Set<String> links) {
    List<Gateway> gateways = new ArrayList<>();
    for (Router router : routers.subList(0, Math.min(routers.size(), ROUTERS))) {
      gateways.add(
          new Gateway(
              router.id(),
              Printable.text(
                  router.name().optional().filter(name -> !name.isEmpty()).orElse(router.id()), 80),
              router.externalNetwork().optional().orElse(""),
              router.networks().optional().orElse(List.of())));
    }
    List<Segment> segments =
        networks.stream().limit(SEGMENTS).map(network -> segment(network, ranges, ports)).toList();
    List<String> shownLinks =
        links.stream().limit(LINKS).map(link -> Printable.text(link, 120)).toList();
    return new Group(
        tenant,
        name(estate, tenant),
        gateways,
        segments,
        networks.size() - segments.size(),
        instances,
        addresses,
        open,
        balancers,
        shownLinks);
  }

  private String name(Estate estate, String tenant) {
    if (tenant.isEmpty()) {
      return words.of("net.no-tenant");
    }
    String name =
        estate.find(Tenant.SHAPE, tenant).flatMap(found -> found.name().optional()).orElse(tenant);
    return Printable.text(name.isEmpty() ? tenant : name, 80);
  }

  private Segment segment(Network network, Map<String, List<String>> ranges, TextTally ports) {
    String purpose = network.purpose().optional().orElse("");
    return new Segment(
        network.id(),
        Printable.text(
            network.name().optional().filter(name -> !name.isEmpty()).orElse(network.id()), 80),
        ranges.getOrDefault(network.id(), List.of()).stream()
            .limit(4)
            .map(range -> Printable.text(range, 60))
            .toList(),
        ports.of(network.id()),
        network.shared().is(true),
        purpose.isEmpty() ? "" : labels.word(Kind.NETWORK, "purpose", purpose, words.language()));
  }

  /** Links to other tenants: peerings, and routers that join a network of another tenant. */
  private Map<String, Set<String>> links(Estate estate) {
    Map<String, Set<String>> links = new HashMap<>();
    for (Peering peering : estate.all(Peering.SHAPE)) {
      String one = peering.tenant().optional().orElse("");
      String other = peering.peerTenant().optional().orElse("");
      if (!one.equals(other)) {
        links
            .computeIfAbsent(one, _ -> new TreeSet<>())
            .add(words.of("net.link.peering", name(estate, other)));
        links
            .computeIfAbsent(other, _ -> new TreeSet<>())
            .add(words.of("net.link.peering", name(estate, one)));
      }
    }
    for (Router router : estate.all(Router.SHAPE)) {
      String owner = router.tenant().optional().orElse("");
      for (String joined : router.networks().optional().orElse(List.of())) {
        estate
            .find(Network.SHAPE, joined)
            .filter(network -> !network.tenant().optional().orElse(owner).equals(owner))
            .ifPresent(
                network ->
                    links
                        .computeIfAbsent(owner, _ -> new TreeSet<>())
                        .add(
                            words.of(
                                "net.link.shared",
                                network.name().optional().orElse(network.id()))));
      }
    }
    return links;
  }

  private static boolean open(Rule rule) {
    return rule.direction().is("ingress")
        && !rule.action().is("deny")
        && !rule.enabled().is(false)
        && rule.remoteGroup().optional().isEmpty()
        && rule.remote().optional().map(ANYWHERE::contains).orElse(!rule.remote().isUnknown());
  }

  private List<WordCount> rest(List<Group> groups) {
    if (groups.isEmpty()) {
      return List.of();
    }
    List<WordCount> rest = new ArrayList<>();
    rest.add(new WordCount("tenant", words.of("tenant"), groups.size()));
    rest.add(
        new WordCount(
            "network",
            words.of("net.networks"),
            groups.stream()
                .mapToLong(group -> group.segments().size() + group.segmentsLeftOut())
                .sum()));
    rest.add(
        new WordCount(
            "instance",
            words.of("net.instances"),
            groups.stream().mapToLong(Group::instances).sum()));
    rest.add(
        new WordCount(
            "public",
            words.of("net.public"),
            groups.stream().mapToLong(Group::publicAddresses).sum()));
    rest.add(
        new WordCount(
            "open", words.of("net.open"), groups.stream().mapToLong(Group::openRules).sum()));
    return rest;
  }

  private String note(Estate estate) {
    String incomplete =
        NEEDED.stream()
            .filter(
                kind ->
                    estate.coverages(kind).isEmpty()
                        || !estate.coverages(kind).stream().allMatch(Coverage::complete))
            .map(kind -> labels.kind(kind, words.language()))
            .collect(Collectors.joining(words.of("list.comma")));
    return incomplete.isEmpty() ? "" : words.of("net.note", incomplete);
  }

  private static TextTally tally(Stream<String> keys) {
    TextTally tally = new TextTally();
    keys.forEach(tally::add);
    return tally;
  }
}
