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
import io.yunheng.estate.Port;
import io.yunheng.estate.Rule;
import io.yunheng.estate.SecurityGroup;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Whether what machines may send out was planned and approved.
 *
 * <p>Looks at the rules of security groups attached to machines that let something out. What goes
 * to the tenant itself, to a group of its own or a range of its own networks, crosses no boundary
 * and is fine. Every other rule needs an approved flow that goes out for each port it stands on;
 * without one it is a violation if the register of flows is complete, and unknown otherwise.
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
    AttachedPorts ports = new AttachedPorts(estate);
    OwnRanges own = new OwnRanges(evidence);
    for (Rule rule : estate.all(Rule.SHAPE)) {
      RuleOpening opening = new RuleOpening(rule);
      String group = rule.policy().optional().orElse("");
      List<Port> stands = ports.of(group);
      ReachAnswer looked =
          opening.letsOut().and(ReachAnswer.of(!stands.isEmpty()).or(ports.seen().not()));
      if (!looked.no()) {
        ReachAnswer outside =
            opening.wide(shortest4, shortest6).or(inside(estate, own, rule).not());
        Set<String> bare = new TreeSet<>();
        ReachAnswer planned =
            outside.no() ? ReachAnswer.YES : planned(flows, rule, ports, bare, estate);
        observations.accept(
            ObservationDraft.of(estate, rule)
                .named(ports.name(group) + " " + opening.ports())
                .tenant(Owners.of(estate, rule))
                .data(rule, "policy", "direction", "protocol", "portMin", "portMax", "remote")
                .detail("group", ports.name(group))
                .detail("protocol", opening.protocol().isEmpty() ? "*" : opening.protocol())
                .detail("ports", opening.ports())
                .detail("remote", opening.source())
                .detail("machines", bare)
                .as(outside.not().or(opening.readable().and(planned)), looked));
      }
    }
  }

  private static ReachAnswer inside(Estate estate, OwnRanges own, Rule rule) {
    Fact<String> owner = Owners.of(estate, rule);
    Optional<SecurityGroup> group =
        rule.remoteGroup().optional().flatMap(id -> estate.find(SecurityGroup.SHAPE, id));
    return group
        .map(one -> ReachAnswer.of(one.tenant(), tenant -> owner.is(tenant)))
        .orElseGet(() -> own.hold(owner, rule.remote()));
  }

  private static ReachAnswer planned(
      PlannedFlows flows, Rule rule, AttachedPorts ports, Set<String> bare, Estate estate) {
    String group = rule.policy().optional().orElse("");
    Set<String> names = new HashSet<>(List.of(group, ports.name(group)));
    Passage passage = new RuleOpening(rule).passage();
    ReachAnswer planned = ReachAnswer.YES;
    for (Port port : ports.of(group)) {
      ReachAnswer here =
          flows.justify(passage, Destination.of(estate, port, names)).or(flows.more());
      if (!here.yes()) {
        bare.add(Ports.device(estate, port));
      }
      planned = planned.and(here);
    }
    return planned;
  }
}
