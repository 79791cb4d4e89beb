/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.estate;

import io.yunheng.estate.BackupJob;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Host;
import io.yunheng.estate.Instance;
import io.yunheng.estate.Kind;
import io.yunheng.estate.KindLabels;
import io.yunheng.estate.Region;
import io.yunheng.estate.Replica;
import io.yunheng.estate.Site;
import io.yunheng.estate.Volume;
import io.yunheng.estate.Zone;
import io.yunheng.report.view.Location;
import io.yunheng.report.view.Location.Area;
import io.yunheng.report.view.Location.Place;
import io.yunheng.report.view.Printable;
import io.yunheng.report.view.WordCount;
import io.yunheng.report.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a cloud stands: sites, the zones in them, and how much stands or lies in each. What has no
 * registered site is in a place of its own, whose whereabouts are unknown.
 */
public final class LocationSummary {
  private static final int SITES = 60;
  private static final int ZONES = 40;
  private static final Set<String> CHINA = Set.of("CN", "CHN", "156", "中国", "CHINA");
  private static final String NOWHERE = "";

  private final Words words;
  private final KindLabels labels;

  public LocationSummary(Words words, KindLabels labels) {
    this.words = words;
    this.labels = labels;
  }

  /** The places of an estate, those in China first, the unknown last. */
  public Location of(Estate estate) {
    Map<String, String> siteOfZone = sitesOfZones(estate);
    Map<Kind, TextTally> byZone = new EnumMap<>(Kind.class);
    Map<Kind, TextTally> bySite = new EnumMap<>(Kind.class);
    count(
        estate.all(Host.SHAPE).stream().map(host -> place(host.zone(), host.site())),
        Kind.HOST,
        byZone,
        bySite);
    count(
        estate.all(Instance.SHAPE).stream().map(instance -> place(instance.zone(), Fact.none())),
        Kind.INSTANCE,
        byZone,
        bySite);
    count(
        estate.all(Volume.SHAPE).stream().map(volume -> place(volume.zone(), Fact.none())),
        Kind.VOLUME,
        byZone,
        bySite);
    count(
        estate.all(Replica.SHAPE).stream().map(replica -> place(replica.zone(), replica.site())),
        Kind.REPLICA,
        byZone,
        bySite);
    count(
        estate.all(BackupJob.SHAPE).stream().map(job -> place(job.zone(), job.site())),
        Kind.BACKUP_JOB,
        byZone,
        bySite);

    Map<String, List<Area>> zones = new HashMap<>();
    Set<String> ids = new TreeSet<>(siteOfZone.keySet());
    byZone.values().forEach(tally -> ids.addAll(tally.keys()));
    for (String zone : ids) {
      String name =
          estate.find(Zone.SHAPE, zone).flatMap(found -> found.name().optional()).orElse(zone);
      zones
          .computeIfAbsent(siteOfZone.getOrDefault(zone, NOWHERE), _ -> new ArrayList<>())
          .add(new Area(zone, Printable.text(name, 80), held(byZone, zone)));
    }
    List<Place> places = new ArrayList<>();
    for (Site site : estate.all(Site.SHAPE)) {
      places.add(place(site, zones.getOrDefault(site.id(), List.of()), held(bySite, site.id())));
    }
    List<Area> lost = new ArrayList<>(zones.getOrDefault(NOWHERE, List.of()));
    zones.forEach(
        (site, areas) -> {
          if (!site.equals(NOWHERE) && estate.find(Site.SHAPE, site).isEmpty()) {
            lost.addAll(areas);
          }
        });
    if (!lost.isEmpty() || !held(bySite, NOWHERE).isEmpty()) {
      lost.sort(Comparator.comparing(Area::id));
      places.add(
          new Place(
              NOWHERE,
              words.of("location.unplaced"),
              "unknown",
              words.of("where.unknown"),
              "",
              "",
              "",
              bounded(lost),
              held(bySite, NOWHERE)));
    }
    places.sort(
        Comparator.comparingInt(
            (Place place) -> List.of("in-china", "abroad", "unknown").indexOf(place.where())));
    int shown = Math.min(places.size(), SITES);
    List<Place> last = places.subList(shown, places.size());
    return new Location(places.subList(0, shown), last.size());
  }

  private Place place(Site site, List<Area> zones, List<WordCount> holdings) {
    String country = site.country().optional().map(String::strip).orElse("");
    String where =
        country.isEmpty()
            ? "unknown"
            : CHINA.contains(country.toUpperCase(java.util.Locale.ROOT)) ? "in-china" : "abroad";
    String address =
        Stream.of(site.country(), site.province(), site.address())
            .flatMap(fact -> fact.optional().stream())
            .collect(Collectors.joining(" "));
    return new Place(
        site.id(),
        Printable.text(site.name().optional().orElse(site.id()), 80),
        where,
        words.of("where." + where),
        Printable.text(address),
        site.purpose()
            .optional()
            .map(word -> labels.word(Kind.SITE, "purpose", word, words.language()))
            .orElse(""),
        Printable.text(site.origin().call()),
        bounded(zones),
        holdings);
  }

  private static List<Area> bounded(List<Area> zones) {
    return zones.size() <= ZONES ? zones : zones.subList(0, ZONES);
  }

  /** The site of each zone: its own, or its region's. */
  private static Map<String, String> sitesOfZones(Estate estate) {
    Map<String, String> sites = new HashMap<>();
    for (Zone zone : estate.all(Zone.SHAPE)) {
      String site =
          zone.site()
              .optional()
              .or(
                  () ->
                      zone.region()
                          .optional()
                          .flatMap(region -> estate.find(Region.SHAPE, region))
                          .flatMap(region -> region.site().optional()))
              .orElse(NOWHERE);
      sites.put(zone.id(), site);
    }
    return sites;
  }

  private static Map.Entry<String, String> place(Fact<String> zone, Fact<String> site) {
    return Map.entry(zone.optional().orElse(NOWHERE), site.optional().orElse(NOWHERE));
  }

  /** Counts each thing in its zone if it names one, else in its site, else nowhere. */
  private static void count(
      Stream<Map.Entry<String, String>> places,
      Kind kind,
      Map<Kind, TextTally> byZone,
      Map<Kind, TextTally> bySite) {
    places.forEach(
        place -> {
          boolean zoned = !place.getKey().isEmpty();
          (zoned ? byZone : bySite)
              .computeIfAbsent(kind, _ -> new TextTally())
              .add(zoned ? place.getKey() : place.getValue());
        });
  }

  private List<WordCount> held(Map<Kind, TextTally> tallies, String place) {
    List<WordCount> counts = new ArrayList<>();
    tallies.forEach(
        (kind, tally) -> {
          if (tally.of(place) > 0) {
            counts.add(
                new WordCount(kind.code(), labels.kind(kind, words.language()), tally.of(place)));
          }
        });
    return counts;
  }
}
