/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.Estate;
import io.yunheng.estate.model.Instance;
import io.yunheng.estate.model.Network;
import io.yunheng.estate.model.Port;
import io.yunheng.estate.model.PublicAddress;
import io.yunheng.estate.model.Rule;
import io.yunheng.estate.model.SecurityGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Whether the rules on ports let in only flows that were planned and approved.
 *
 * <p>Looks at the rules of the security groups that are attached to ports of the reach given. A
 * rule that names its sources is fine. One that lets in anybody needs an approved flow for each
 * port it stands on; without one it is a violation if it opens a management port or all ports, or
 * if the register of flows is complete, and unknown otherwise.
 *
 * <p>Settings: {@code reach}, {@code internet} for ports with a public address or on an external
 * network, {@code inside} for the others; {@code adminPorts}, separated by commas; {@code
 * shortest4} and {@code shortest6}, the shortest prefixes that still name a source.
 */
public final class BoundaryExposure implements Analysis {
  private static final String INTERNET = "internet";

  @Override
  public String name() {
    return "boundary-exposure";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Walk walk = new Walk(evidence, new Settings(name(), settings));
    for (Rule rule : evidence.current().all(Rule.SHAPE)) {
      walk.rule(rule, observations);
    }
  }

  private static final class Walk {
    private final Estate estate;
    private final PlannedFlows flows;
    private final Set<Long> adminPorts = new HashSet<>();
    private final int shortest4;
    private final int shortest6;
    private final Map<String, List<Port>> portsOfGroup = new HashMap<>();
    private final Map<String, Answer> doubts = new HashMap<>();
    private final Set<String> publicPorts = new HashSet<>();
    private final Set<String> publicAddresses = new HashSet<>();
    private Answer seenAddresses = Answer.YES;
    private Answer seenPorts = Answer.YES;

    Walk(Evidence evidence, Settings settings) {
      this.estate = evidence.current();
      this.flows = new PlannedFlows(evidence);
      this.shortest4 = settings.number("shortest4");
      this.shortest6 = settings.number("shortest6");
      for (String port : settings.words("adminPorts")) {
        adminPorts.add(Long.valueOf(port));
      }
      for (PublicAddress address : estate.all(PublicAddress.SHAPE)) {
        address.port().optional().ifPresent(publicPorts::add);
        if (address.port().optional().isEmpty()) {
          seenAddresses =
              seenAddresses
                  .and(Answer.of(address.port(), _ -> true, true))
                  .or(Answer.of(address.fixedAddress(), _ -> true, true));
        }
        address
            .fixedAddress()
            .optional()
            .ifPresent(fixed -> publicAddresses.add(key(address.tenant().optional(), fixed)));
      }
      boolean internet = settings.text("reach").equals(INTERNET);
      for (Port port : estate.all(Port.SHAPE)) {
        Answer looked =
            Ports.ofMachine(port)
                .and(Answer.of(port.portSecurity(), on -> on, true))
                .and(internet ? open(port) : open(port).not());
        if (!looked.no()) {
          seenPorts = seenPorts.and(Answer.of(port.securityGroups(), _ -> true, true));
          doubts.merge(port.id(), looked, Answer::and);
          for (String group : port.securityGroups().optional().orElse(List.of())) {
            portsOfGroup.computeIfAbsent(group, _ -> new ArrayList<>()).add(port);
          }
        }
      }
    }

    private static String key(Optional<String> tenant, String address) {
      return tenant.orElse("") + "|" + address;
    }

    /** Whether the port can be reached from the internet. */
    private Answer open(Port port) {
      if (publicPorts.contains(port.id())
          || port.addresses().optional().orElse(List.of()).stream()
              .anyMatch(
                  address -> publicAddresses.contains(key(port.tenant().optional(), address)))) {
        return Answer.YES;
      }
      Answer outside =
          port.network()
              .optional()
              .flatMap(id -> estate.find(Network.SHAPE, id))
              .map(network -> Answer.of(network.external(), external -> external))
              .orElseGet(() -> Answer.of(port.network(), _ -> false));
      Answer addressed =
          Answer.of(port.addresses(), _ -> false).or(Answer.of(port.tenant(), _ -> false));
      return outside.or(addressed).or(seenAddresses.not());
    }

    void rule(Rule rule, Consumer<Observation> observations) {
      String group = rule.policy().optional().orElse("");
      List<Port> ports = portsOfGroup.getOrDefault(group, List.of());
      Opening opening = new Opening(rule);
      Answer in = opening.letsIn();
      Answer looked = in;
      if (ports.isEmpty()) {
        looked = in.and(seenPorts.and(Answer.of(rule.policy(), _ -> true, true)).not());
      } else if (ports.stream().allMatch(port -> doubt(port).open())) {
        looked = in.and(doubt(ports.getFirst()));
      }
      if (looked.no()) {
        return;
      }
      Answer wide = opening.wide(shortest4, shortest6);
      List<Port> bare = new ArrayList<>();
      Answer needed = wide.no() ? Answer.YES : needed(rule, ports, bare);
      if (needed.open() && wide.yes() && opening.readable().yes() && severe(opening)) {
        needed = Answer.NO;
      }
      String name = groupName(group);
      observations.accept(
          Sighting.of(estate, rule)
              .named(name + " " + opening.protocol() + " " + opening.ports())
              .tenant(rule.tenant())
              .data(rule, "policy", "direction", "protocol", "portMin", "portMax", "remote")
              .detail("group", name)
              .detail("protocol", opening.protocol().isEmpty() ? "*" : opening.protocol())
              .detail("ports", opening.ports())
              .detail("remote", opening.source())
              .detail("machines", machines(bare))
              .as(wide.not().or(opening.readable().and(needed)), looked));
    }

    private Answer doubt(Port port) {
      return doubts.getOrDefault(port.id(), Answer.YES);
    }

    /** Whether approved flows justify the rule on all of its ports; adds those where none does. */
    private Answer needed(Rule rule, List<Port> ports, List<Port> bare) {
      Answer needed = Answer.YES;
      for (Port port : ports) {
        Answer here = flows.justify(rule, port, names(rule, port)).or(flows.more());
        if (here.no() && doubt(port).open()) {
          here = doubt(port);
        }
        if (!here.yes()) {
          bare.add(port);
        }
        needed = needed.and(here);
      }
      return needed;
    }

    private boolean severe(Opening opening) {
      return opening.hasPorts()
          && (opening.allPorts()
              || adminPorts.stream()
                  .anyMatch(port -> opening.first() <= port && port <= opening.last()));
    }

    private Collection<String> names(Rule rule, Port port) {
      Set<String> names = new HashSet<>();
      names.add(port.id());
      port.name().optional().ifPresent(names::add);
      rule.policy().optional().ifPresent(names::add);
      rule.policy().optional().map(this::groupName).ifPresent(names::add);
      port.device().optional().ifPresent(names::add);
      port.device()
          .optional()
          .flatMap(id -> estate.find(Instance.SHAPE, id))
          .flatMap(instance -> instance.name().optional())
          .ifPresent(names::add);
      port.network().optional().ifPresent(names::add);
      port.network()
          .optional()
          .flatMap(id -> estate.find(Network.SHAPE, id))
          .flatMap(network -> network.name().optional())
          .ifPresent(names::add);
      names.remove("");
      return names;
    }

    private String groupName(String group) {
      return estate
          .find(SecurityGroup.SHAPE, group)
          .flatMap(found -> found.name().optional())
          .orElse(group);
    }

    private SortedSet<String> machines(List<Port> ports) {
      TreeSet<String> machines = new TreeSet<>();
      ports.forEach(port -> machines.add(Ports.device(estate, port)));
      return machines;
    }
  }
}
