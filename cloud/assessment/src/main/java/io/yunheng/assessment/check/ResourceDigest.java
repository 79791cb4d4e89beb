/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import io.yunheng.assessment.Check;
import io.yunheng.assessment.ObservationOutcome;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Shape;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Digests of what a check by expressions observes, one resource after another. They are those of
 * the observations, of which only a few are made in full. Not thread-safe.
 */
final class ResourceDigest {
  private final ObservationDigest digest;
  private final Kind kind;
  private final Shape<?> shape;
  private final boolean isTenant;
  private final boolean isSite;
  private final OptionalInt name;
  private final OptionalInt tenant;
  private final OptionalInt site;
  private final List<ResourceView.Place> data;
  private final List<ResourceView.Place> details;

  /**
   * Digests for a check.
   *
   * @param isObject whether each resource is itself the object that it belongs to
   * @param columns those shown as evidence
   * @param placeholders the places of the finding's text, sorted
   */
  ResourceDigest(
      Check check, Kind kind, boolean isObject, List<String> columns, List<String> placeholders) {
    this.digest = new ObservationDigest(check.id());
    this.kind = kind;
    this.shape = kind.shape();
    this.isTenant = isObject && check.attribution() == ObservationSubjects.TENANT;
    this.isSite = isObject && check.attribution() == ObservationSubjects.SITE;
    this.name = shape.index("name");
    this.tenant = shape.index("tenant");
    this.site = shape.index("site");
    this.data =
        columns.stream()
            .map(column -> new ResourceView.Place(column, shape.index(column)))
            .filter(this::ofTheCloud)
            .toList();
    this.details =
        ResourceView.places(kind, placeholders).stream().filter(this::ofTheCloud).toList();
  }

  private boolean ofTheCloud(ResourceView.Place place) {
    return place.column().isEmpty() || !shape.columns().get(place.column().getAsInt()).ofReading();
  }

  /**
   * The digest of an observation.
   *
   * @param doubtful whether it may turn out that the check does not look at the resource
   * @param whose why the object it belongs to is not known
   */
  DigestSum of(
      Resource resource,
      ObservationOutcome outcome,
      boolean doubtful,
      Optional<Gap> whose,
      List<Gap> gaps) {
    digest.begin(outcome, kind, resource.id());
    digest.place(
        text(resource, name),
        isTenant ? resource.id() : text(resource, tenant),
        isSite ? resource.id() : text(resource, site));
    digest.doubts(doubtful, whose, gaps);
    for (ResourceView.Place place : data) {
      Fact<?> fact = shape.fact(resource, place.column().orElseThrow());
      if (!fact.isUnknown()) {
        digest.datum(kind, resource.id(), place.name(), Values.text(fact));
      }
    }
    for (ResourceView.Place place : details) {
      digest.detail(place.name(), ResourceView.text(shape, resource, place));
    }
    return digest.end();
  }

  private String text(Resource resource, OptionalInt column) {
    return column.isPresent()
            && shape.fact(resource, column.getAsInt()) instanceof Fact.Known<?> known
        ? Values.text(known)
        : "";
  }
}
