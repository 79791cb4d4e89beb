/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Evidence;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Firewall;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Router;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which networks firewalls protect, by themselves or by a router they are connected to. */
final class Firewalls {
  private record Cover(String firewall, ReachAnswer on) {}

  private final Map<String, List<Cover>> byNetwork = new HashMap<>();
  private final ReachAnswer more;

  Firewalls(Evidence evidence) {
    Estate estate = evidence.current();
    ReachAnswer unseen = Register.of(evidence).more(Kind.FIREWALL);
    for (Firewall firewall : estate.all(Firewall.SHAPE)) {
      Cover cover =
          new Cover(
              firewall.name().optional().orElse(firewall.id()),
              ReachAnswer.of(firewall.enabled(), enabled -> enabled));
      firewall.networks().optional().orElse(List.of()).forEach(network -> add(network, cover));
      for (String id : firewall.routers().optional().orElse(List.of())) {
        estate
            .find(Router.SHAPE, id)
            .flatMap(router -> router.networks().optional())
            .ifPresent(networks -> networks.forEach(network -> add(network, cover)));
      }
      unseen =
          unseen
              .or(ReachAnswer.of(firewall.networks(), _ -> false))
              .or(ReachAnswer.of(firewall.routers(), _ -> false));
    }
    this.more = unseen;
  }

  private void add(String network, Cover cover) {
    byNetwork.computeIfAbsent(network, _ -> new ArrayList<>()).add(cover);
  }

  /** Whether a firewall that is switched on protects the network; adds the names of those. */
  ReachAnswer protects(String network, Collection<String> by) {
    ReachAnswer answer = more;
    for (Cover cover : byNetwork.getOrDefault(network, List.of())) {
      if (cover.on().yes()) {
        by.add(cover.firewall());
      }
      answer = answer.or(cover.on());
    }
    return answer;
  }
}
