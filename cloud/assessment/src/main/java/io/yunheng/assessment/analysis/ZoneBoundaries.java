/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Instance;
import io.yunheng.estate.Network;
import io.yunheng.estate.Port;
import io.yunheng.estate.Router;
import io.yunheng.estate.Rule;
import io.yunheng.estate.SecurityZone;
import io.yunheng.estate.Subnet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The boundaries between security zones of different levels: wherever a router, or one network in
 * both, joins two of them.
 *
 * <p>Settings: {@code ask}, {@code isolation}: is there a firewall that is switched on, or are all
 * ports of both networks filtered by security groups? or {@code rules}: do the rules on the ports
 * of the higher zone name their sources?
 */
public final class ZoneBoundaries implements Analysis {
  private static final int SHORTEST_4 = 8;
  private static final int SHORTEST_6 = 16;

  @Override
  public String name() {
    return "zone-boundaries";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    boolean rules = new Settings(name(), settings).text("ask").equals("rules");
    Walk walk = new Walk(evidence);
    List<SecurityZone> zones = evidence.current().all(SecurityZone.SHAPE);
    for (int i = 0; i < zones.size(); i++) {
      for (int j = i + 1; j < zones.size(); j++) {
        walk.boundary(zones.get(i), zones.get(j), rules).ifPresent(observations);
      }
    }
  }

  /** What is called by name where rules are wide open. */
  private record Wide(Set<String> groups, Set<String> remote, Set<String> machines) {
    void add(String group, String source, String machine) {
      groups.add(group);
      remote.add(source);
      machines.add(machine);
    }
  }

  private static final class Walk {
    private final Estate estate;
    private final Firewalls firewalls;
    private final AttachedPorts attached;
    private final Register register;
    private ReachAnswer unseenRules = ReachAnswer.YES;
    private ReachAnswer unseenPorts = ReachAnswer.YES;
    private final Map<String, List<Port>> ports = new HashMap<>();
    private final Map<String, List<Rule>> rules = new HashMap<>();

    Walk(Evidence evidence) {
      this.estate = evidence.current();
      this.firewalls = new Firewalls(evidence);
      this.attached = new AttachedPorts(estate);
      this.register = Register.of(evidence);
      for (Port port : estate.all(Port.SHAPE)) {
        if (!Ports.ofMachine(port).no()) {
          unseenPorts = unseenPorts.and(ReachAnswer.of(port.network(), _ -> true, true));
          port.network()
              .optional()
              .ifPresent(id -> ports.computeIfAbsent(id, _ -> new ArrayList<>()).add(port));
        }
      }
      for (Rule rule : estate.all(Rule.SHAPE)) {
        ReachAnswer in = new RuleOpening(rule).letsIn();
        unseenRules =
            unseenRules.and(
                in.no() ? ReachAnswer.YES : ReachAnswer.of(rule.policy(), _ -> true, true));
        rule.policy()
            .optional()
            .ifPresent(id -> rules.computeIfAbsent(id, _ -> new ArrayList<>()).add(rule));
      }
    }

    Optional<Observation> boundary(SecurityZone one, SecurityZone other, boolean askRules) {
      ReachAnswer graded =
          ReachAnswer.of(one.level(), _ -> true).and(ReachAnswer.of(other.level(), _ -> true));
      ReachAnswer differ =
          graded.yes() ? ReachAnswer.of(!one.level().equals(other.level())) : graded;
      Set<String> joined = joined(one, other);
      Set<String> bridges = bridges(one, other);
      ReachAnswer meet =
          joined.isEmpty() && bridges.isEmpty() ? unseenJoints(one, other) : ReachAnswer.YES;
      ReachAnswer looked = differ.and(meet);
      if (looked.no()) {
        return Optional.empty();
      }
      SecurityZone higher =
          one.level().optional().orElse(0L) >= other.level().optional().orElse(0L) ? one : other;
      Set<String> by = new TreeSet<>();
      Wide wide = new Wide(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
      SecurityZone lower = higher.equals(one) ? other : one;
      ReachAnswer answer =
          askRules
              ? explicit(higher, lower, wide)
              : isolated(joined, by)
                  .and(ReachAnswer.of(bridges.isEmpty()))
                  .and(ReachAnswer.of(common(one, other).isEmpty()));
      return Optional.of(
          ObservationDraft.of(estate, higher)
              .named(name(one) + " / " + name(other))
              .data(one, "level", "networks")
              .data(other, "level", "networks")
              .detail("networks", names(joined))
              .detail("by", by)
              .detail("groups", wide.groups())
              .detail("remote", wide.remote())
              .detail("machines", wide.machines())
              .detail("bridges", bridges)
              .as(answer, looked));
    }

    /**
     * The networks that are in both zones: nothing there tells the machines of one from the
     * other's.
     */
    private static Set<String> common(SecurityZone one, SecurityZone other) {
      Set<String> common = new TreeSet<>(one.networks().optional().orElse(List.of()));
      common.retainAll(other.networks().optional().orElse(List.of()));
      return common;
    }

    /** The machines with a card in either zone, which no border lies between. */
    private Set<String> bridges(SecurityZone one, SecurityZone other) {
      Set<String> common = common(one, other);
      Set<String> here = machines(one, common);
      here.retainAll(machines(other, common));
      Set<String> named = new TreeSet<>();
      for (String id : here) {
        named.add(
            estate
                .find(Instance.SHAPE, id)
                .flatMap(machine -> machine.name().optional())
                .orElse(id));
      }
      return named;
    }

    private Set<String> machines(SecurityZone zone, Set<String> without) {
      Set<String> machines = new TreeSet<>();
      for (String network : zone.networks().optional().orElse(List.of())) {
        if (!without.contains(network)) {
          ports
              .getOrDefault(network, List.of())
              .forEach(port -> port.device().optional().ifPresent(machines::add));
        }
      }
      return machines;
    }

    /** The networks at which two zones meet. */
    private Set<String> joined(SecurityZone one, SecurityZone other) {
      Set<String> mine = new HashSet<>(one.networks().optional().orElse(List.of()));
      Set<String> theirs = new HashSet<>(other.networks().optional().orElse(List.of()));
      Set<String> joined = new TreeSet<>(mine);
      joined.retainAll(theirs);
      for (Router router : estate.all(Router.SHAPE)) {
        List<String> networks = router.networks().optional().orElse(List.of());
        if (networks.stream().anyMatch(mine::contains)
            && networks.stream().anyMatch(theirs::contains)) {
          networks.stream()
              .filter(id -> mine.contains(id) || theirs.contains(id))
              .forEach(joined::add);
        }
      }
      return joined;
    }

    /** Whether two zones that meet nowhere as far as is known may meet all the same. */
    private ReachAnswer unseenJoints(SecurityZone one, SecurityZone other) {
      ReachAnswer unseen =
          ReachAnswer.of(one.networks(), _ -> false)
              .or(ReachAnswer.of(other.networks(), _ -> false));
      for (Router router : estate.all(Router.SHAPE)) {
        unseen = unseen.or(ReachAnswer.of(router.networks(), _ -> false));
      }
      return unseen;
    }

    private ReachAnswer isolated(Set<String> networks, Set<String> by) {
      ReachAnswer filtered = ReachAnswer.YES;
      for (String network : networks) {
        List<Port> there = ports.getOrDefault(network, List.of());
        ReachAnswer here =
            there.isEmpty()
                ? ReachAnswer.open(register.gap("not-collected", "port " + network))
                : ReachAnswer.YES;
        for (Port port : there) {
          ReachAnswer own =
              ReachAnswer.of(port.portSecurity(), on -> on)
                  .and(ReachAnswer.of(port.securityGroups(), groups -> !groups.isEmpty()));
          if (own.yes()) {
            port.securityGroups()
                .optional()
                .orElse(List.of())
                .forEach(group -> by.add(attached.name(group)));
          }
          here = here.and(own.or(Ports.ofMachine(port).not()));
        }
        filtered = filtered.and(firewalls.protects(network, by).or(here));
      }
      return filtered
          .and(unseenPorts)
          .and(
              networks.stream().allMatch(id -> estate.find(Network.SHAPE, id).isPresent())
                  ? ReachAnswer.YES
                  : ReachAnswer.open(
                      register.gap("not-collected", "network " + String.join(" ", networks))));
    }

    private ReachAnswer explicit(SecurityZone zone, SecurityZone lower, Wide found) {
      ReachAnswer answer = unseenRules.and(unseenPorts);
      Set<String> whole = ranges(lower);
      for (String network : zone.networks().optional().orElse(List.of())) {
        for (Port port : ports.getOrDefault(network, List.of())) {
          answer = answer.and(ReachAnswer.of(port.securityGroups(), _ -> true, true));
          SegmentOpening segment = new SegmentOpening(whole);
          for (String group : port.securityGroups().optional().orElse(List.of())) {
            for (Rule rule : rules.getOrDefault(group, List.of())) {
              RuleOpening opening = new RuleOpening(rule);
              ReachAnswer letsIn = opening.letsIn();
              segment.add(rule, letsIn.and(opening.readable()));
              ReachAnswer wide = letsIn.and(opening.wide(SHORTEST_4, SHORTEST_6));
              if (wide.yes()) {
                found.add(attached.name(group), opening.source(), Ports.device(estate, port));
              }
              answer = answer.and(wide.not());
            }
          }
          for (Rule rule : segment.rules()) {
            found.add(
                attached.name(rule.policy().optional().orElse("?")),
                new RuleOpening(rule).source(),
                Ports.device(estate, port));
          }
          answer = answer.and(segment.open().not());
        }
      }
      return answer;
    }

    /** The address ranges of the networks of a zone. */
    private Set<String> ranges(SecurityZone zone) {
      List<String> networks = zone.networks().optional().orElse(List.of());
      Set<String> ranges = new HashSet<>();
      for (Subnet subnet : estate.all(Subnet.SHAPE)) {
        if (subnet.network().optional().filter(networks::contains).isPresent()) {
          subnet.cidr().optional().ifPresent(ranges::add);
        }
      }
      return ranges;
    }

    private Set<String> names(Set<String> networks) {
      Set<String> names = new TreeSet<>();
      for (String id : networks) {
        names.add(estate.find(Network.SHAPE, id).flatMap(one -> one.name().optional()).orElse(id));
      }
      return names;
    }

    private static String name(SecurityZone zone) {
      return zone.name().optional().orElse(zone.id());
    }
  }
}
