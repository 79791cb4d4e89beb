/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.estate.Estate;
import io.yunheng.estate.model.Network;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which networks share one segment of the physical network, and so one broadcast domain. */
final class Segments {
  private final Map<String, List<Network>> bySegment = new HashMap<>();

  Segments(Estate estate) {
    for (Network network : estate.all(Network.SHAPE)) {
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
        .filter(other -> !other.external().is(true) && !other.tenant().equals(network.tenant()))
        .toList();
  }

  /** Whether the segment could be read, or there is none to read. */
  Answer seen(Network network) {
    return Answer.of(network.type(), _ -> true, true)
        .and(Answer.of(network.segment(), _ -> true, true));
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
