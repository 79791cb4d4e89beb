/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.Network;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Whether a firewall that is switched on protects each network of a tenant, by itself or by a
 * router it is connected to. No settings.
 */
public final class FirewallCover implements Analysis {
  @Override
  public String name() {
    return "firewall-cover";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Firewalls firewalls = new Firewalls(evidence);
    for (Network network : evidence.current().all(Network.SHAPE)) {
      ReachAnswer internal = ReachAnswer.of(network.external(), external -> !external, true);
      if (internal.no()) {
        continue;
      }
      TreeSet<String> by = new TreeSet<>();
      ReachAnswer covered = firewalls.protects(network.id(), by);
      observations.accept(
          ObservationDraft.of(evidence.current(), network)
              .tenant(network.tenant())
              .data(network, "tenant")
              .detail("firewalls", by)
              .as(covered, internal));
    }
  }
}
