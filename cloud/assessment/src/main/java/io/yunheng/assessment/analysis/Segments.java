/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.estate.Estate;
import io.yunheng.estate.Network;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which networks share one segment of the physical network, and so one broadcast domain. */
final class Segments {
  private final Map<String, List<Network>> bySegment = new HashMap<>();

  private ReachAnswer unseen = ReachAnswer.YES;

  Segments(Estate estate) {
    for (Network network : estate.all(Network.SHAPE)) {
      if (!network.external().is(true)) {
        unseen =
            unseen
                .and(ReachAnswer.of(network.type(), _ -> true, true))
                .and(ReachAnswer.of(network.segment(), _ -> true, true));
      }
      segment(network)
          .ifPresent(key -> bySegment.computeIfAbsent(key, _ -> new ArrayList<>()).add(network));
    }
  }

  /** Networks of other tenants on the segment of this one. */
  List<Network> twins(Network network) {
    return segment(network)
        .map(key -> bySegment.getOrDefault(key, List.of()))
        .orElse(List.of())
        .stream()
        .filter(other -> !other.id().equals(network.id()))
        .filter(other -> !other.external().is(true) && same(network, other).no())
        .toList();
  }

  /** Whether two networks are of one tenant. */
  private static ReachAnswer same(Network network, Network other) {
    ReachAnswer known =
        ReachAnswer.of(network.tenant(), _ -> true, true)
            .and(ReachAnswer.of(other.tenant(), _ -> true, true));
    return known.yes() ? ReachAnswer.of(network.tenant().equals(other.tenant())) : known;
  }

  /** Whether it is known who is on the segment: no network's may have been left unread. */
  ReachAnswer seen(Network network) {
    ReachAnswer seen = unseen;
    for (Network other : segment(network).map(bySegment::get).orElse(List.of())) {
      seen =
          seen.and(ReachAnswer.of(other.tenant(), _ -> true, true))
              .and(ReachAnswer.of(other.external(), _ -> true, true));
    }
    return seen;
  }

  private static Optional<String> segment(Network network) {
    return network
        .type()
        .optional()
        .flatMap(
            type ->
                network
                    .segment()
                    .optional()
                    .map(id -> type + "|" + network.physical().optional().orElse("") + "|" + id));
  }
}
