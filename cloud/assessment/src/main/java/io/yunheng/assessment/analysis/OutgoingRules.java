/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Port;
import io.yunheng.estate.Rule;
import io.yunheng.estate.SecurityGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Whether what machines may send out was planned and approved.
 *
 * <p>Looks at the rules of security groups attached to machines that let out to anybody. Such a
 * rule needs an approved flow that goes out for each port it stands on; without one it is a
 * violation if the register of flows is complete, and unknown otherwise.
 *
 * <p>Settings: {@code shortest4} and {@code shortest6}, the shortest prefixes that still name where
 * it goes.
 */
public final class OutgoingRules implements Analysis {
  @Override
  public String name() {
    return "outgoing-planned";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Settings read = new Settings(name(), settings);
    int shortest4 = read.number("shortest4");
    int shortest6 = read.number("shortest6");
    Estate estate = evidence.current();
    PlannedFlows flows = PlannedFlows.outgoing(evidence);
    Map<String, List<Port>> ports = new HashMap<>();
    ReachAnswer seen = attached(estate, ports);
    for (Rule rule : estate.all(Rule.SHAPE)) {
      RuleOpening opening = new RuleOpening(rule);
      String group = rule.policy().optional().orElse("");
      List<Port> stands = ports.getOrDefault(group, List.of());
      ReachAnswer looked = opening.letsOut().and(ReachAnswer.of(!stands.isEmpty()).or(seen.not()));
      if (!looked.no()) {
        ReachAnswer wide = opening.wide(shortest4, shortest6);
        Set<String> bare = new TreeSet<>();
        ReachAnswer planned =
            wide.no() ? ReachAnswer.YES : planned(flows, rule, stands, bare, estate);
        observations.accept(
            ObservationDraft.of(estate, rule)
                .named(groupName(estate, group) + " " + opening.ports())
                .tenant(Owners.of(estate, rule))
                .data(rule, "policy", "direction", "protocol", "portMin", "portMax", "remote")
                .detail("group", groupName(estate, group))
                .detail("protocol", opening.protocol().isEmpty() ? "*" : opening.protocol())
                .detail("ports", opening.ports())
                .detail("remote", opening.source())
                .detail("machines", bare)
                .as(wide.not().or(opening.readable().and(planned)), looked));
      }
    }
  }

  private static ReachAnswer attached(Estate estate, Map<String, List<Port>> ports) {
    ReachAnswer seen = ReachAnswer.YES;
    for (Port port : estate.all(Port.SHAPE)) {
      if (!Ports.ofMachine(port).and(ReachAnswer.of(port.portSecurity(), on -> on, true)).no()) {
        seen = seen.and(ReachAnswer.of(port.securityGroups(), _ -> true, true));
        for (String group : port.securityGroups().optional().orElse(List.of())) {
          ports.computeIfAbsent(group, _ -> new ArrayList<>()).add(port);
        }
      }
    }
    return seen;
  }

  private static ReachAnswer planned(
      PlannedFlows flows, Rule rule, List<Port> ports, Set<String> bare, Estate estate) {
    String group = rule.policy().optional().orElse("");
    Set<String> names = new HashSet<>(List.of(group, groupName(estate, group)));
    Passage passage = new RuleOpening(rule).passage();
    ReachAnswer planned = ReachAnswer.YES;
    for (Port port : ports) {
      ReachAnswer here =
          flows.justify(passage, Destination.of(estate, port, names)).or(flows.more());
      if (!here.yes()) {
        bare.add(Ports.device(estate, port));
      }
      planned = planned.and(here);
    }
    return planned;
  }

  private static String groupName(Estate estate, String group) {
    return estate
        .find(SecurityGroup.SHAPE, group)
        .flatMap(found -> found.name().optional())
        .orElse(group);
  }
}
