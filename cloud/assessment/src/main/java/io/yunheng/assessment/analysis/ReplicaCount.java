/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.assessment.check.ResourceView;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Replica;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Whether everything that is stored has enough usable replicas, and whether their digests agree
 * where they were compared.
 *
 * <p>Settings: {@code least}, how many usable replicas are enough; {@code ask}, {@code count} or
 * {@code agreement}.
 */
public final class ReplicaCount implements Analysis {
  @Override
  public String name() {
    return "replica-count";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Settings read = new Settings(name(), settings);
    int least = read.number("least");
    boolean agreement = read.text("ask").equals("agreement");
    Estate estate = evidence.current();
    ReachAnswer more = Register.of(evidence).more(Kind.REPLICA);
    Map<String, List<Replica>> byResource = new TreeMap<>();
    for (Replica replica : estate.all(Replica.SHAPE)) {
      replica
          .resource()
          .optional()
          .ifPresent(
              resource ->
                  byResource.computeIfAbsent(resource, _ -> new ArrayList<>()).add(replica));
    }
    byResource.forEach(
        (resource, replicas) -> {
          ObservationDraft sighting =
              ObservationDraft.of(estate, replicas.getFirst())
                  .named(named(estate, replicas.getFirst(), resource))
                  .tenant(replicas.getFirst().tenant());
          replicas.forEach(
              replica -> sighting.data(replica, "status", "digest", "consistent", "comparedAt"));
          observations.accept(
              sighting
                  .detail("replicas", Integer.toString(replicas.size()))
                  .as(agreement ? agree(replicas) : enough(replicas, least, more)));
        });
  }

  private static ReachAnswer enough(List<Replica> replicas, int least, ReachAnswer more) {
    int sure = 0;
    ReachAnswer open = more;
    for (Replica replica : replicas) {
      ReachAnswer usable = ReachAnswer.of(replica.status(), "available"::equals);
      if (usable.yes()) {
        sure++;
      } else if (usable.open()) {
        open = open.or(usable);
      }
    }
    return sure >= least ? ReachAnswer.YES : open;
  }

  private static ReachAnswer agree(List<Replica> replicas) {
    ReachAnswer said = ReachAnswer.YES;
    Set<String> digests = new HashSet<>();
    for (Replica replica : replicas) {
      replica.digest().optional().ifPresent(digests::add);
      said =
          said.and(ReachAnswer.of(replica.consistent(), same -> same))
              .and(ReachAnswer.of(replica.comparedAt(), _ -> true));
    }
    return ReachAnswer.of(digests.size() <= 1).and(said);
  }

  /** What people call that of which there are replicas. */
  private static String named(Estate estate, Replica replica, String resource) {
    return replica
        .resourceKind()
        .optional()
        .flatMap(Kind::of)
        .flatMap(
            kind ->
                estate
                    .find(kind.shape(), resource)
                    .map(one -> new ResourceView(estate, kind).name(one)))
        .filter(name -> !name.isBlank())
        .orElse(resource);
  }
}
