/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.check.AddressPrefixes;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Network;
import io.yunheng.estate.Subnet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The address ranges of each tenant's own networks. A network that others can use, or that leads
 * out, is nobody's own.
 */
final class OwnRanges {
  private final Map<String, List<String>> byTenant = new HashMap<>();
  private final ReachAnswer more;

  OwnRanges(Evidence evidence) {
    Estate estate = evidence.current();
    this.more = Register.of(evidence).more(Kind.SUBNET);
    for (Subnet subnet : estate.all(Subnet.SHAPE)) {
      Optional<Network> network =
          subnet.network().optional().flatMap(id -> estate.find(Network.SHAPE, id));
      boolean common =
          network.filter(one -> one.shared().is(true) || one.external().is(true)).isPresent();
      Optional<String> owner =
          network.flatMap(one -> one.tenant().optional()).or(() -> subnet.tenant().optional());
      if (!common
          && owner.isPresent()
          && subnet.cidr() instanceof Fact.Known<String>(String range)) {
        byTenant.computeIfAbsent(owner.get(), _ -> new ArrayList<>()).add(range);
      }
    }
  }

  /** Whether an address or prefix lies in a network of the tenant's own. */
  ReachAnswer hold(Fact<String> tenant, Fact<String> prefix) {
    return switch (prefix) {
      case Fact.Unknown<String>(var gap) -> ReachAnswer.open(gap);
      case Fact.None<String>() -> ReachAnswer.NO;
      case Fact.Known<String>(String text) ->
          RuleOpening.prefix(text)
              ? ReachAnswer.of(tenant, owner -> within(owner, text)).or(more)
              : ReachAnswer.NO;
    };
  }

  private boolean within(String owner, String prefix) {
    return byTenant.getOrDefault(owner, List.of()).stream()
        .filter(RuleOpening::prefix)
        .anyMatch(range -> AddressPrefixes.within(prefix, range));
  }
}
