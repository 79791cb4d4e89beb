/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Instance;
import io.yunheng.estate.Network;
import io.yunheng.estate.Port;
import io.yunheng.estate.SecurityGroup;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where traffic arrives.
 *
 * @param names what people who plan flows may call it
 * @param addresses all of its addresses
 */
record Destination(Fact<String> tenant, Set<String> names, List<String> addresses) {
  Destination {
    names = Set.copyOf(names);
    addresses = List.copyOf(addresses);
  }

  /** A port, by its name, its machine's, network's or groups', or by what else it is known. */
  static Destination of(Estate estate, Port port, Collection<String> alsoKnownAs) {
    Set<String> names = new HashSet<>(alsoKnownAs);
    names.add(port.id());
    port.name().optional().ifPresent(names::add);
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
    for (String group : port.securityGroups().optional().orElse(List.of())) {
      names.add(group);
      estate
          .find(SecurityGroup.SHAPE, group)
          .flatMap(one -> one.name().optional())
          .ifPresent(names::add);
    }
    names.remove("");
    return new Destination(port.tenant(), names, port.addresses().optional().orElse(List.of()));
  }
}
