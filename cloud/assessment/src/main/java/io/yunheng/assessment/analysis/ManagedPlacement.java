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
import io.yunheng.estate.Host;
import io.yunheng.estate.Instance;
import io.yunheng.estate.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Whether each machine runs on a host that the platform's scheduler manages. No settings. */
public final class ManagedPlacement implements Analysis {
  @Override
  public String name() {
    return "managed-placement";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Estate estate = evidence.current();
    Register register = Register.of(evidence);
    for (Instance instance : estate.all(Instance.SHAPE)) {
      Optional<Host> host = instance.host().optional().flatMap(id -> estate.find(Host.SHAPE, id));
      ObservationDraft sighting =
          ObservationDraft.of(estate, instance)
              .tenant(instance.tenant())
              .data(instance, "host", "state")
              .detail("host", host.map(Host::id).or(() -> instance.host().optional()).orElse("?"));
      host.ifPresent(one -> sighting.data(one, "managed"));
      observations.accept(
          sighting.as(
              switch (instance.host()) {
                case Fact.Unknown<String>(var gap) -> ReachAnswer.open(gap);
                case Fact.None<String>() -> ReachAnswer.NO;
                case Fact.Known<String> _ ->
                    host.map(one -> ReachAnswer.of(one.managed(), managed -> managed))
                        .orElseGet(() -> register.more(Kind.HOST));
              }));
    }
  }
}
