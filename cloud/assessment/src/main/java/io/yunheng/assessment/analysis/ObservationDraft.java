/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Datum;
import io.yunheng.assessment.Doubt;
import io.yunheng.assessment.Observation;
import io.yunheng.assessment.check.ResourceView;
import io.yunheng.estate.Cloud;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An observation being put together. */
final class ObservationDraft {
  /** The most names a detail lists. */
  private static final int MOST_NAMES = 8;

  private final Estate estate;
  private final Kind kind;
  private final String id;
  private final List<Datum> data = new ArrayList<>();
  private final Map<String, String> details = new TreeMap<>();
  private String name;
  private Optional<Gap> whose = Optional.empty();
  private String tenant = "";
  private String site = "";

  private ObservationDraft(Estate estate, Kind kind, String id, String name) {
    this.estate = estate;
    this.kind = kind;
    this.id = id;
    this.name = name;
  }

  static ObservationDraft of(Estate estate, Resource resource) {
    ResourceView view = new ResourceView(estate, resource.kind());
    return new ObservationDraft(estate, resource.kind(), resource.id(), view.name(resource));
  }

  /** Of the cloud as a whole. */
  static ObservationDraft ofCloud(Estate estate) {
    return estate.all(Cloud.SHAPE).stream()
        .findFirst()
        .map(cloud -> of(estate, cloud))
        .orElseGet(
            () ->
                new ObservationDraft(
                    estate, Kind.CLOUD, estate.header().cloud(), estate.header().name()));
  }

  ObservationDraft named(String better) {
    name = better;
    return this;
  }

  ObservationDraft tenant(String belongsTo) {
    tenant = belongsTo;
    return this;
  }

  /** Belongs to this tenant, to the platform where there is none, or nobody knows to whom. */
  ObservationDraft tenant(Fact<String> belongsTo) {
    tenant = belongsTo.optional().orElse("");
    whose = belongsTo.why();
    return this;
  }

  /** May belong to any tenant or site. */
  ObservationDraft anybodys(Gap why) {
    whose = Optional.of(why);
    return this;
  }

  ObservationDraft site(String standsIn) {
    site = standsIn;
    return this;
  }

  /** Stands on these columns of a resource. */
  ObservationDraft data(Resource resource, String... columns) {
    data.addAll(new ResourceView(estate, resource.kind()).data(resource, List.of(columns)));
    return this;
  }

  ObservationDraft detail(String place, String value) {
    details.put(place, value);
    return this;
  }

  /** A detail that lists names, the first few of them and how many there are. */
  ObservationDraft detail(String place, Collection<String> names) {
    String first = String.join(", ", names.stream().limit(MOST_NAMES).toList());
    return detail(
        place,
        names.size() > MOST_NAMES
            ? first + " … (" + names.size() + ")"
            : first.isEmpty() ? "-" : first);
  }

  Observation as(ReachAnswer answer) {
    return made(answer, false);
  }

  /**
   * As the answer says where the check looks at it; unknown, and perhaps not there at all, where
   * that is not known.
   *
   * @param looked not no
   */
  Observation as(ReachAnswer answer, ReachAnswer looked) {
    return looked.yes()
        ? as(answer)
        : made(looked.and(answer.open() ? answer : ReachAnswer.YES), true);
  }

  private Observation made(ReachAnswer answer, boolean perhaps) {
    return new Observation(
        answer.outcome(),
        kind,
        id,
        name,
        tenant,
        site,
        answer.gaps(),
        data,
        details,
        new Doubt(perhaps, whose));
  }

  Observation satisfied() {
    return as(ReachAnswer.YES);
  }

  Observation violated() {
    return as(ReachAnswer.NO);
  }
}
