/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Instance;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Network;
import io.yunheng.estate.Peering;
import io.yunheng.estate.Port;
import io.yunheng.estate.Router;
import io.yunheng.estate.Share;
import io.yunheng.estate.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Whether each network of a tenant is its own.
 *
 * <p>A network that is not external is looked at for its owner and for everybody who uses it or
 * may; so is one that a customer owns and that is external, because it is offered to others as a
 * way out. It is a violation when other customers' ports are on it, when it is offered to others,
 * when a router joins it to a network of another owner, or when another tenant's network lies on
 * its segment, unless an approval of the type {@code share} for the share, the router or the
 * network is in force. Peerings between tenants, and routers that join networks of two, need one of
 * each side's. Tenants of one organisation are no others to each other. No settings.
 */
public final class TenantNetworkIsolation implements Analysis {
  private static final Set<String> SHARE = Set.of("share");
  private static final String EVERYBODY = "*";
  private static final String EXTERNAL = "access_as_external";

  @Override
  public String name() {
    return "tenant-network-isolation";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Walk walk = new Walk(evidence, observations);
    evidence.current().all(Network.SHAPE).forEach(walk::network);
    evidence.current().all(Peering.SHAPE).forEach(walk::peering);
    ReachAnswer more = Register.of(evidence).moreIfOffered(Kind.PEERING);
    if (more.open()) {
      observations.accept(ObservationDraft.ofCloud(evidence.current()).as(more));
    }
  }

  private static final class Walk {
    private final Estate estate;
    private final Instant asOf;
    private final Approvals approvals;
    private final Segments segments;
    private final Users users;
    private final Organisations organisations;
    private final Consumer<Observation> observations;
    private final Map<String, List<Port>> ports = new HashMap<>();
    private final Map<String, List<Router>> routers = new HashMap<>();
    private final Map<String, List<Share>> shares = new HashMap<>();
    private ReachAnswer unseenRouters = ReachAnswer.YES;
    private ReachAnswer unseenUsers = ReachAnswer.YES;

    Walk(Evidence evidence, Consumer<Observation> observations) {
      this.estate = evidence.current();
      this.asOf = evidence.asOf();
      this.approvals = new Approvals(evidence);
      this.segments = new Segments(estate);
      this.users = new Users(estate);
      this.organisations = new Organisations(estate, users);
      this.observations = observations;
      for (Port port : estate.all(Port.SHAPE)) {
        if (!Ports.ofMachine(port).no()) {
          put(ports, port.network(), port);
          unseenUsers = unseenUsers.and(ReachAnswer.of(port.network(), _ -> true, true));
        }
      }
      for (Router router : estate.all(Router.SHAPE)) {
        unseenRouters = unseenRouters.and(ReachAnswer.of(router.networks(), _ -> true, true));
        for (String network : joined(router)) {
          routers.computeIfAbsent(network, _ -> new ArrayList<>()).add(router);
        }
      }
      for (Share share : estate.all(Share.SHAPE)) {
        ReachAnswer offers = ReachAnswer.of(share.objectKind(), "network"::equals);
        if (share.action().is(EXTERNAL)) {
          offers = offers.and(offered(share));
        }
        if (offers.yes()) {
          put(shares, share.object(), share);
          offers = ReachAnswer.of(share.object(), _ -> true);
        }
        unseenUsers = unseenUsers.and(offers.open() ? offers : ReachAnswer.YES);
      }
    }

    /** The networks that a router joins: those it stands in, and the one it leads out to. */
    private static List<String> joined(Router router) {
      List<String> joined = new ArrayList<>(router.networks().optional().orElse(List.of()));
      router.externalNetwork().optional().filter(id -> !id.isEmpty()).ifPresent(joined::add);
      return joined;
    }

    /** Whether a network that is shared as a way out is a customer's. */
    private ReachAnswer offered(Share share) {
      return ReachAnswer.of(
          share
              .object()
              .optional()
              .flatMap(id -> estate.find(Network.SHAPE, id))
              .filter(network -> users.customers(network.tenant()).yes())
              .isPresent());
    }

    /** Whether a network is the cloud's way out, and not a customer's own. */
    private ReachAnswer outside(Network network) {
      return ReachAnswer.of(network.external(), external -> external)
          .and(ReachAnswer.of(!users.customers(network.tenant()).yes()));
    }

    private static <T> void put(Map<String, List<T>> map, Fact<String> key, T value) {
      key.optional()
          .ifPresent(known -> map.computeIfAbsent(known, _ -> new ArrayList<>()).add(value));
    }

    void network(Network network) {
      ReachAnswer internal = outside(network).not();
      if (internal.no()) {
        return;
      }
      TreeSet<String> concerned = new TreeSet<>();
      network.tenant().optional().ifPresent(concerned::add);
      TreeMap<String, Set<String>> others = new TreeMap<>();
      ReachAnswer alone = users(network, others).and(offers(network, others));
      TreeSet<String> joined = new TreeSet<>();
      alone = alone.and(routers(network, joined)).and(unseenRouters).and(unseenUsers);
      List<Network> twins = segments.twins(network);
      alone = alone.and(segments.seen(network)).and(ReachAnswer.of(twins.isEmpty()));
      others.keySet().stream().filter(other -> !other.equals(EVERYBODY)).forEach(concerned::add);
      if (concerned.isEmpty() && !network.tenant().isUnknown()) {
        concerned.add("");
      }
      ReachAnswer answer = owned(network).and(alone);
      for (String tenant : concerned) {
        observations.accept(
            seen(network, others, joined, twins).tenant(tenant).as(answer, internal));
      }
      stranger(network)
          .ifPresent(
              gap ->
                  observations.accept(
                      seen(network, others, joined, twins).anybodys(gap).as(answer, internal)));
    }

    private ObservationDraft seen(
        Network network, Map<String, Set<String>> others, Set<String> joined, List<Network> twins) {
      return ObservationDraft.of(estate, network)
          .data(network, "tenant", "shared", "external", "type", "segment")
          .detail("others", others.entrySet().stream().map(this::told).toList())
          .detail("routers", joined)
          .detail("twins", twins.stream().map(Network::id).toList());
    }

    /** What people call a tenant, and what it has in a network of another. */
    private String told(Map.Entry<String, Set<String>> other) {
      String title = title(other.getKey());
      return other.getValue().isEmpty()
          ? title
          : title + " (" + String.join("; ", other.getValue()) + ")";
    }

    private String title(String tenant) {
      return estate
          .find(Tenant.SHAPE, tenant)
          .flatMap(one -> one.name().optional())
          .filter(name -> !name.isEmpty())
          .orElse(tenant);
    }

    /** What people call the machine that a port belongs to, and the port. */
    private String intruder(Port port) {
      String name = port.name().optional().filter(one -> !one.isEmpty()).orElse(port.id());
      return port.device()
          .optional()
          .flatMap(id -> estate.find(Instance.SHAPE, id))
          .flatMap(machine -> machine.name().optional())
          .filter(machine -> !machine.isEmpty())
          .map(machine -> machine + " / " + name)
          .orElse(name);
    }

    /** Why it is not known who else the network concerns; empty if it is. */
    private Optional<Gap> stranger(Network network) {
      ReachAnswer known = unseenUsers.and(ReachAnswer.of(network.tenant(), _ -> true, true));
      for (Port port : ports.getOrDefault(network.id(), List.of())) {
        known = known.and(ReachAnswer.of(port.tenant(), _ -> true, true));
      }
      for (Share share : shares.getOrDefault(network.id(), List.of())) {
        known = known.and(ReachAnswer.of(share.targetTenant(), _ -> true, true));
      }
      return known.gaps().stream().findFirst();
    }

    private static ReachAnswer owned(Network network) {
      return ReachAnswer.of(network.tenant(), _ -> true);
    }

    private ReachAnswer owns(Network network, Fact<String> somebody) {
      ReachAnswer known = ReachAnswer.of(network.tenant(), _ -> true, true);
      return known.yes()
          ? ReachAnswer.of(somebody, one -> organisations.together(one, network.tenant()))
          : known;
    }

    private ReachAnswer users(Network network, Map<String, Set<String>> others) {
      ReachAnswer alone = ReachAnswer.YES;
      for (Port port : ports.getOrDefault(network.id(), List.of())) {
        ReachAnswer own = owns(network, port.tenant());
        if (own.no()) {
          String user = port.tenant().optional().orElse("");
          own = approved(network, user).or(Ports.ofMachine(port).not());
          others.computeIfAbsent(user, _ -> new TreeSet<>()).add(intruder(port));
        }
        alone = alone.and(own);
      }
      return alone;
    }

    private ReachAnswer offers(Network network, Map<String, Set<String>> others) {
      ReachAnswer alone = ReachAnswer.YES;
      boolean everybody = false;
      for (Share share : shares.getOrDefault(network.id(), List.of())) {
        ReachAnswer own = owns(network, share.targetTenant());
        if (!own.yes()) {
          String target = share.targetTenant().optional().orElse("?");
          everybody |= target.equals(EVERYBODY);
          others.computeIfAbsent(target, _ -> new TreeSet<>());
          own =
              own.or(
                  approvals.named(
                      shared(network, List.of(share.id()))
                          .with(share.targetTenant().optional().stream().toList())));
        }
        alone = alone.and(own);
      }
      if (!everybody && network.shared().is(true)) {
        others.computeIfAbsent(EVERYBODY, _ -> new TreeSet<>());
        alone = alone.and(approvals.named(shared(network, List.of())));
      }
      return alone.and(ReachAnswer.of(network.shared(), _ -> true, true));
    }

    private ApprovalNeed shared(Network network, List<String> shares) {
      List<String> targets = new ArrayList<>(ApprovalNeed.names(network, network.name()));
      targets.addAll(shares);
      return ApprovalNeed.on(SHARE, targets, network.tenant(), asOf);
    }

    private ReachAnswer approved(Network network, String user) {
      List<String> targets = new ArrayList<>();
      for (Share share : shares.getOrDefault(network.id(), List.of())) {
        if (share.targetTenant().is(user) || share.targetTenant().is(EVERYBODY)) {
          targets.add(share.id());
        }
      }
      return approvals.named(shared(network, targets).with(List.of(user)));
    }

    private ReachAnswer routers(Network network, Set<String> joined) {
      ReachAnswer alone = ReachAnswer.YES;
      for (Router router : routers.getOrDefault(network.id(), List.of())) {
        ReachAnswer own = owns(network, router.tenant());
        for (String other : joined(router)) {
          own =
              own.and(
                  estate
                      .find(Network.SHAPE, other)
                      .map(there -> outside(there).or(owns(network, there.tenant())))
                      .orElse(ReachAnswer.YES));
        }
        if (own.no()) {
          joined.add(router.name().optional().orElse(router.id()));
          own =
              approvals.ofSide(
                  ApprovalNeed.on(
                          SHARE, ApprovalNeed.names(router, router.name()), network.tenant(), asOf)
                      .with(router.tenant().optional().stream().toList()));
        }
        alone = alone.and(own);
      }
      return alone;
    }

    /** Whether the owner of one side approved it. */
    private ReachAnswer approved(Peering peering, Fact<String> owner, Fact<String> other) {
      return approvals.ofSide(
          peering.approval(),
          ApprovalNeed.on(SHARE, ApprovalNeed.names(peering, peering.name()), owner, asOf)
              .with(other.optional().stream().toList()));
    }

    private List<String> sides(Peering peering) {
      return Stream.of(peering.tenant(), peering.peerTenant())
          .map(side -> side.optional().map(this::title).orElse("?"))
          .toList();
    }

    void peering(Peering peering) {
      ReachAnswer within =
          peering.tenant().isUnknown()
              ? ReachAnswer.of(peering.tenant(), _ -> true)
              : ReachAnswer.of(
                  peering.peerTenant(), one -> organisations.together(one, peering.tenant()), true);
      if (within.yes()) {
        return;
      }
      ReachAnswer approved =
          approved(peering, peering.tenant(), peering.peerTenant())
              .and(approved(peering, peering.peerTenant(), peering.tenant()));
      for (Fact<String> tenant : List.of(peering.tenant(), peering.peerTenant())) {
        observations.accept(
            ObservationDraft.of(estate, peering)
                .tenant(tenant)
                .data(peering, "tenant", "peerTenant", "network", "peerNetwork", "approval")
                .detail("others", sides(peering))
                .detail("routers", "-")
                .detail("twins", "-")
                .as(within.or(approved)));
      }
    }
  }
}
