/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.assessment.casefile.Territory;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Host;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Site;
import io.yunheng.estate.Zone;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where the hosts and zones of the cloud stand, and whether those places are in the country.
 *
 * <p>Settings: {@code country}, an ISO 3166 code, of which {@link Territory} says what counts;
 * {@code purposes}, of the sites that are looked at; {@code placed}, {@code yes} if hosts and zones
 * are looked at too. A host stands where its own record says, else where its zone does. One that
 * stands in no registered site is unknown for every site.
 */
public final class SitePlacement implements Analysis {
  @Override
  public String name() {
    return "site-placement";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Settings read = new Settings(name(), settings);
    Walk walk = new Walk(evidence, read.text("country"), observations);
    List<String> purposes = read.words("purposes");
    for (Site site : evidence.current().all(Site.SHAPE)) {
      walk.room(site, ReachAnswer.of(site.purpose(), purposes::contains));
    }
    if (read.text("placed").equals("no")) {
      return;
    }
    evidence.current().all(Zone.SHAPE).forEach(zone -> walk.placed(zone, zone.site()));
    evidence.current().all(Host.SHAPE).forEach(host -> walk.placed(host, walk.site(host)));
  }

  private static final class Walk {
    private final Estate estate;
    private final Register register;
    private final Territory territory;
    private final Consumer<Observation> observations;

    Walk(Evidence evidence, String country, Consumer<Observation> observations) {
      this.estate = evidence.current();
      this.register = Register.of(evidence);
      this.territory = Territory.of(country);
      this.observations = observations;
    }

    void room(Site site, ReachAnswer machineRoom) {
      if (!machineRoom.no()) {
        observations.accept(
            sighting(site, site).as(machineRoom.yes() ? inCountry(site) : machineRoom));
      }
    }

    Fact<String> site(Host host) {
      return host.site().optional().isPresent()
          ? host.site()
          : host.zone()
              .optional()
              .flatMap(zone -> estate.find(Zone.SHAPE, zone))
              .map(Zone::site)
              .orElse(host.site());
    }

    void placed(Resource resource, Fact<String> place) {
      Optional<Site> site = place.optional().flatMap(id -> estate.find(Site.SHAPE, id));
      if (site.isPresent()) {
        observations.accept(sighting(resource, site.get()).as(inCountry(site.get())));
      } else {
        Gap gap =
            place
                .why()
                .filter(why -> !why.reason().equals(Gap.NOT_RECORDED))
                .orElseGet(() -> register.missing(Kind.SITE, resource.id()));
        observations.accept(
            ObservationDraft.of(estate, resource)
                .data(resource, "site")
                .detail("site", "?")
                .detail("country", "?")
                .as(ReachAnswer.open(gap)));
      }
    }

    private ReachAnswer inCountry(Site site) {
      return switch (site.country()) {
        case Fact.Known<String>(String code) ->
            ReachAnswer.of(territory.named(code) && territory.excluded(site).isEmpty());
        case Fact.None<String>() ->
            ReachAnswer.open(register.missing(Kind.SITE, site.id() + " country"));
        case Fact.Unknown<String>(Gap gap) -> ReachAnswer.open(gap);
      };
    }

    private ObservationDraft sighting(Resource resource, Site site) {
      ObservationDraft sighting =
          ObservationDraft.of(estate, resource)
              .site(site.id())
              .data(site, "country", "province", "address")
              .detail("site", site.name().optional().orElse(site.id()))
              .detail("country", territory.place(site));
      return resource instanceof Site ? sighting : sighting.data(resource, "site");
    }
  }
}
