/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.casefile.Territory;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Host;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Site;
import io.yunheng.estate.Zone;
import java.util.Optional;

/** In which registered places things stand or lie. */
final class Places {
  private final Estate estate;
  private final Register register;

  Places(Evidence evidence) {
    this.estate = evidence.current();
    this.register = Register.of(evidence);
  }

  /** A place, or why it is not known; neither where it is known that there is none. */
  record Place(Optional<Site> site, Optional<Gap> gap) {
    ReachAnswer known() {
      return gap.map(ReachAnswer::open).orElse(ReachAnswer.of(site.isPresent()));
    }

    /** Whether it lies in what counts as a country. */
    ReachAnswer in(Territory territory) {
      return site.map(one -> in(territory, one))
          .orElseGet(() -> gap.map(ReachAnswer::open).orElse(ReachAnswer.NO));
    }

    static ReachAnswer in(Territory territory, Site site) {
      return ReachAnswer.of(site.country(), territory::named)
          .and(ReachAnswer.of(territory.excluded(site).isEmpty()));
    }

    String name() {
      return site.map(one -> one.name().optional().orElse(one.id())).orElse("?");
    }
  }

  Place ofSite(Fact<String> reference, String whose) {
    Optional<Site> site = reference.optional().flatMap(id -> estate.find(Site.SHAPE, id));
    return site.isPresent() || reference instanceof Fact.None<String>
        ? new Place(site, Optional.empty())
        : new Place(
            Optional.empty(),
            Optional.of(
                reference
                    .why()
                    .filter(gap -> !gap.reason().equals(Gap.NOT_RECORDED))
                    .orElseGet(() -> register.missing(Kind.SITE, whose))));
  }

  Place ofZone(Fact<String> reference, String whose) {
    Optional<Zone> zone = reference.optional().flatMap(id -> estate.find(Zone.SHAPE, id));
    if (reference instanceof Fact.None<String>) {
      return new Place(Optional.empty(), Optional.empty());
    }
    return zone.isPresent()
        ? ofSite(zone.get().site(), "zone " + zone.get().id())
        : new Place(
            Optional.empty(),
            Optional.of(
                reference
                    .why()
                    .filter(gap -> !gap.reason().equals(Gap.NOT_RECORDED))
                    .orElseGet(() -> register.missing(Kind.ZONE, whose))));
  }

  Place ofHost(Fact<String> reference, String whose) {
    Optional<Host> host = reference.optional().flatMap(id -> estate.find(Host.SHAPE, id));
    if (host.isEmpty()) {
      return ofZone(reference, whose);
    }
    return host.get().site().optional().isPresent()
        ? ofSite(host.get().site(), "host " + host.get().id())
        : ofZone(host.get().zone(), "host " + host.get().id());
  }

  /** The first that is known; with none known, not known if either is not, else nowhere. */
  static Place first(Place one, Place other) {
    boolean better = other.site().isPresent() || one.gap().isEmpty();
    return one.site().isEmpty() && better ? other : one;
  }
}
