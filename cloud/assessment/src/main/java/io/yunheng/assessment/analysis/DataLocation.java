/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.assessment.casefile.Territory;
import io.yunheng.estate.BackupJob;
import io.yunheng.estate.Bucket;
import io.yunheng.estate.Database;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Instance;
import io.yunheng.estate.Replica;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Site;
import io.yunheng.estate.Snapshot;
import io.yunheng.estate.Volume;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where data and backups lie.
 *
 * <p>Settings: {@code country}, the country they have to lie in, or {@code any} to ask only whether
 * their place can be told at all. Backups on the customer's own premises, outside the cloud, are
 * looked at where they name a place. Rooms are looked at too where a country is given.
 */
public final class DataLocation implements Analysis {
  private static final String ANY = "any";
  private static final Set<String> ROOMS = Set.of("machine-room", "backup-store");

  @Override
  public String name() {
    return "data-located";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    String country = new Settings(name(), settings).text("country");
    Walk walk = new Walk(evidence, country, observations);
    Estate estate = evidence.current();
    Places places = walk.places;
    if (country.equals(ANY)) {
      for (Instance one : estate.all(Instance.SHAPE)) {
        walk.at(
            one,
            one.tenant(),
            Places.first(places.ofHost(one.host(), one.id()), places.ofZone(one.zone(), one.id())));
      }
      for (Snapshot one : estate.all(Snapshot.SHAPE)) {
        Places.Place own = places.ofZone(one.zone(), one.id());
        walk.at(
            one,
            one.tenant(),
            one.volume()
                .optional()
                .flatMap(id -> estate.find(Volume.SHAPE, id))
                .map(volume -> Places.first(own, places.ofZone(volume.zone(), volume.id())))
                .orElse(own));
      }
    } else {
      for (Site site : estate.all(Site.SHAPE)) {
        ReachAnswer room = ReachAnswer.of(site.purpose(), ROOMS::contains);
        if (!room.no()) {
          observations.accept(
              ObservationDraft.of(estate, site)
                  .site(site.id())
                  .data(site, "country", "province", "purpose")
                  .detail("place", site.name().optional().orElse(site.id()))
                  .as(Places.Place.in(walk.territory, site), room));
        }
      }
      for (Replica one : estate.all(Replica.SHAPE)) {
        walk.at(
            one,
            one.tenant(),
            Places.first(places.ofSite(one.site(), one.id()), places.ofZone(one.zone(), one.id())));
      }
    }
    for (Volume one : estate.all(Volume.SHAPE)) {
      walk.at(one, one.tenant(), places.ofZone(one.zone(), one.id()));
    }
    for (Bucket one : estate.all(Bucket.SHAPE)) {
      walk.at(one, one.tenant(), places.ofZone(one.zone(), one.id()));
    }
    for (Database one : estate.all(Database.SHAPE)) {
      walk.at(
          one,
          one.tenant(),
          Places.first(places.ofSite(one.site(), one.id()), places.ofZone(one.zone(), one.id())));
    }
    for (BackupJob one : estate.all(BackupJob.SHAPE)) {
      walk.at(
          one,
          one.tenant(),
          Places.first(places.ofSite(one.site(), one.id()), places.ofZone(one.zone(), one.id())));
    }
  }

  private static final class Walk {
    private final Estate estate;
    private final Places places;
    private final String country;
    private final Territory territory;
    private final Consumer<Observation> observations;

    Walk(Evidence evidence, String country, Consumer<Observation> observations) {
      this.estate = evidence.current();
      this.places = new Places(evidence);
      this.country = country;
      this.territory = Territory.of(country);
      this.observations = observations;
    }

    void at(Resource resource, Fact<String> tenant, Places.Place place) {
      ObservationDraft sighting =
          ObservationDraft.of(estate, resource).tenant(tenant).detail("place", place.name());
      for (String column : new String[] {"zone", "site", "host"}) {
        if (resource.kind().shape().index(column).isPresent()) {
          sighting.data(resource, column);
        }
      }
      place.site().ifPresent(site -> sighting.site(site.id()).data(site, "country", "province"));
      observations.accept(sighting.as(country.equals(ANY) ? place.known() : place.in(territory)));
    }
  }
}
