/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Nat;
import io.yunheng.estate.Port;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whether what is forwarded from public addresses into the cloud was planned and approved.
 *
 * <p>Looks at the translations of destination addresses. Each lets in anybody and needs an approved
 * flow to the machine behind it; without one it is a violation if it leads to a management port or
 * to all ports, or if the register of flows is complete, and unknown otherwise. That a security
 * group stops the traffic behind it does not make the forwarding needed.
 *
 * <p>Setting: {@code adminPorts}, separated by commas.
 */
public final class BoundaryForwards implements Analysis {

  @Override
  public String name() {
    return "boundary-forwards";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Estate estate = evidence.current();
    PlannedFlows flows = PlannedFlows.incoming(evidence);
    Register register = Register.of(evidence);
    List<Long> adminPorts =
        new Settings(name(), settings).words("adminPorts").stream().map(Long::valueOf).toList();
    for (Nat nat : estate.all(Nat.SHAPE)) {
      ReachAnswer inward = ReachAnswer.of(nat.type(), "dnat"::equals);
      if (inward.no()) {
        continue;
      }
      Passage passage = passage(nat);
      Optional<Port> port = nat.port().optional().flatMap(id -> estate.find(Port.SHAPE, id));
      ReachAnswer readable =
          ReachAnswer.of(nat.protocol(), _ -> true, true)
              .and(ReachAnswer.of(nat.targetPort(), _ -> true, true));
      List<String> address = nat.address().optional().map(List::of).orElse(List.of());
      Destination to =
          port.map(one -> Destination.of(estate, one, address))
              .orElseGet(() -> new Destination(nat.tenant(), Set.copyOf(address), address));
      ReachAnswer elsewhere =
          port.isPresent()
              ? ReachAnswer.NO
              : ReachAnswer.of(nat.port(), _ -> false).or(register.more(Kind.PORT));
      ReachAnswer needed = flows.justify(passage, to).or(flows.more());
      if (needed.open() && readable.yes() && passage.leadsTo(adminPorts)) {
        needed = ReachAnswer.NO;
      }
      observations.accept(
          ObservationDraft.of(estate, nat)
              .tenant(nat.tenant())
              .data(nat, "type", "address", "protocol", "port", "targetPort")
              .detail("address", nat.address().optional().orElse("?"))
              .detail("ports", ports(passage))
              .detail("machine", port.map(one -> Ports.device(estate, one)).orElse("?"))
              .as(readable.and(needed.or(elsewhere)), inward));
    }
  }

  private static Passage passage(Nat nat) {
    long first = nat.targetPort().optional().orElse(0L);
    long last = nat.targetPort().optional().orElse(RuleOpening.LAST_PORT);
    return new Passage(
        nat.protocol().optional().orElse("").toLowerCase(Locale.ROOT), true, first, last, "");
  }

  private static String ports(Passage passage) {
    return passage.first() == passage.last()
        ? Long.toString(passage.first())
        : passage.first() + "-" + passage.last();
  }
}
