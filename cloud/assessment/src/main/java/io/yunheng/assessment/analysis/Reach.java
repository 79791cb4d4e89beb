/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.estate.Estate;
import io.yunheng.estate.Nat;
import io.yunheng.estate.Network;
import io.yunheng.estate.Port;
import io.yunheng.estate.PublicAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which ports can be reached from outside the cloud: those with a public address, those on an
 * external network, and those to which something is forwarded.
 */
final class Reach {
  private final Estate estate;
  private final Set<String> publicPorts = new HashSet<>();
  private final Set<String> publicAddresses = new HashSet<>();
  private final Map<String, List<Nat>> forwards = new HashMap<>();
  private final Map<String, ReachAnswer> known = new HashMap<>();
  private ReachAnswer addressesSeen = ReachAnswer.YES;
  private ReachAnswer forwardsSeen = ReachAnswer.YES;

  Reach(Estate estate) {
    this.estate = estate;
    for (PublicAddress address : estate.all(PublicAddress.SHAPE)) {
      address.port().optional().ifPresent(publicPorts::add);
      address
          .fixedAddress()
          .optional()
          .ifPresent(fixed -> publicAddresses.add(key(address.tenant().optional(), fixed)));
      addressesSeen =
          addressesSeen.and(
              ReachAnswer.of(address.port(), _ -> true, true)
                  .or(ReachAnswer.of(address.fixedAddress(), _ -> true, true)));
    }
    for (Nat nat : estate.all(Nat.SHAPE)) {
      if (!inward(nat).no()) {
        nat.port()
            .optional()
            .ifPresent(port -> forwards.computeIfAbsent(port, _ -> new ArrayList<>()).add(nat));
        forwardsSeen = forwardsSeen.and(ReachAnswer.of(nat.port(), _ -> true, true));
      }
    }
  }

  private static ReachAnswer inward(Nat nat) {
    return ReachAnswer.of(nat.type(), "dnat"::equals);
  }

  private static String key(Optional<String> tenant, String address) {
    return tenant.orElse("") + "|" + address;
  }

  /** Whether the port has a public address or lies on an external network. */
  ReachAnswer open(Port port) {
    return known.computeIfAbsent(port.id(), _ -> resolve(port));
  }

  /** Whether the port can be reached from outside for what a rule lets in. */
  ReachAnswer open(Port port, RuleOpening opening) {
    return open(port).or(forwarded(port, opening));
  }

  private ReachAnswer resolve(Port port) {
    if (publicPorts.contains(port.id())
        || port.addresses().optional().orElse(List.of()).stream()
            .anyMatch(
                address -> publicAddresses.contains(key(port.tenant().optional(), address)))) {
      return ReachAnswer.YES;
    }
    ReachAnswer outside =
        port.network()
            .optional()
            .flatMap(id -> estate.find(Network.SHAPE, id))
            .map(network -> ReachAnswer.of(network.external(), external -> external))
            .orElseGet(() -> ReachAnswer.of(port.network(), _ -> false));
    ReachAnswer addressed =
        ReachAnswer.of(port.addresses(), _ -> false).or(ReachAnswer.of(port.tenant(), _ -> false));
    return outside.or(addressed).or(addressesSeen.not());
  }

  private ReachAnswer forwarded(Port port, RuleOpening opening) {
    if (!opening.hasPorts()) {
      return ReachAnswer.NO;
    }
    ReachAnswer forwarded = forwardsSeen.not();
    for (Nat nat : forwards.getOrDefault(port.id(), List.of())) {
      forwarded =
          forwarded.or(
              inward(nat)
                  .and(
                      ReachAnswer.of(
                          nat.targetPort(),
                          number -> opening.first() <= number && number <= opening.last(),
                          true)));
    }
    return forwarded;
  }
}
