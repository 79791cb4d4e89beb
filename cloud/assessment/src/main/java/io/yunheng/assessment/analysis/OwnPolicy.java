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
import io.yunheng.estate.SecurityGroup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Whether each port of a machine is filtered by security groups that its tenant owns and so can
 * set. No settings.
 */
public final class OwnPolicy implements Analysis {
  @Override
  public String name() {
    return "own-policy";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Estate estate = evidence.current();
    for (Port port : estate.all(Port.SHAPE)) {
      ReachAnswer looked =
          Ports.ofMachine(port).and(ReachAnswer.of(port.device(), device -> !device.isEmpty()));
      if (looked.no()) {
        continue;
      }
      ReachAnswer filtered =
          ReachAnswer.of(port.portSecurity(), on -> on)
              .and(ReachAnswer.of(port.securityGroups(), groups -> !groups.isEmpty()));
      ReachAnswer own = ReachAnswer.YES;
      for (String id : port.securityGroups().optional().orElse(List.of())) {
        Optional<SecurityGroup> group = estate.find(SecurityGroup.SHAPE, id);
        own =
            own.and(
                group.isPresent()
                    ? ReachAnswer.of(
                        group.get().tenant(),
                        owner -> port.tenant().is(owner) || port.tenant().isUnknown())
                    : ReachAnswer.open(
                        Register.of(evidence).gap("not-collected", "security-group " + id)));
      }
      observations.accept(
          ObservationDraft.of(estate, port)
              .named(Ports.device(estate, port))
              .tenant(port.tenant())
              .data(port, "portSecurity", "securityGroups", "device")
              .as(filtered.and(own), looked));
    }
  }
}
