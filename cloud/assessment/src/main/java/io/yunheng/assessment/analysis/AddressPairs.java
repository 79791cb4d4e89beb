/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.assessment.check.AddressPrefixes;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Port;
import io.yunheng.estate.Subnet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Whether a machine's port can send only from addresses of its own networks.
 *
 * <p>Looks at ports of machines to which more addresses are allowed than their own. Those within
 * the subnets of the port's network are fine (an address that moves between two machines); others
 * take the protection against forged addresses away, and need an approval of the type {@code
 * change} for the port or its machine. No settings.
 */
public final class AddressPairs implements Analysis {
  private static final Set<String> CHANGE = Set.of("change");

  @Override
  public String name() {
    return "own-addresses";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Estate estate = evidence.current();
    Approvals approvals = new Approvals(evidence);
    ReachAnswer moreSubnets = Register.of(evidence).more(Kind.SUBNET);
    Map<String, List<Subnet>> subnets = new HashMap<>();
    for (Subnet subnet : estate.all(Subnet.SHAPE)) {
      subnet
          .network()
          .optional()
          .ifPresent(
              network -> subnets.computeIfAbsent(network, _ -> new ArrayList<>()).add(subnet));
    }
    for (Port port : estate.all(Port.SHAPE)) {
      ReachAnswer looked =
          Ports.ofMachine(port).and(ReachAnswer.of(port.allowedPairs(), pairs -> !pairs.isEmpty()));
      if (looked.no()) {
        continue;
      }
      Set<String> beyond = new TreeSet<>();
      ReachAnswer within = ReachAnswer.YES;
      for (String pair : port.allowedPairs().optional().orElse(List.of())) {
        ReachAnswer inside =
            within(pair, subnets.getOrDefault(port.network().optional().orElse(""), List.of()))
                .or(moreSubnets);
        if (!inside.yes()) {
          beyond.add(pair);
        }
        within = within.and(inside);
      }
      List<String> names = new ArrayList<>(ApprovalNeed.names(port, port.name()));
      port.device().optional().filter(device -> !device.isEmpty()).ifPresent(names::add);
      names.add(Ports.device(estate, port));
      ReachAnswer approved =
          approvals.named(ApprovalNeed.on(CHANGE, names, port.tenant(), evidence.asOf()));
      observations.accept(
          ObservationDraft.of(estate, port)
              .named(Ports.device(estate, port))
              .tenant(port.tenant())
              .data(port, "device", "network", "addresses", "allowedPairs")
              .detail("beyond", beyond)
              .as(within.or(approved), looked));
    }
  }

  private static ReachAnswer within(String pair, List<Subnet> subnets) {
    ReachAnswer within = ReachAnswer.NO;
    for (Subnet subnet : subnets) {
      within =
          within.or(
              ReachAnswer.of(
                  subnet.cidr(),
                  cidr ->
                      RuleOpening.prefix(cidr)
                          && RuleOpening.prefix(pair)
                          && AddressPrefixes.within(pair, cidr)));
    }
    return within;
  }
}
