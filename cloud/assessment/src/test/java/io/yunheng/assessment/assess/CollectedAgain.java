/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.assess;

import io.yunheng.estate.Column;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Row;
import io.yunheng.estate.Shape;
import java.time.Duration;
import java.time.Instant;

/** An estate as another collection of the same cloud would have it. */
final class CollectedAgain {
  private final Duration later;
  private final String producer;

  CollectedAgain(Duration later, String producer) {
    this.later = later;
    this.producer = producer;
  }

  Estate of(Estate estate) {
    return with(estate, Kind.CLOUD, "", "", "");
  }

  /** The same with another text in one column of one resource. */
  Estate with(Estate estate, Kind kind, String id, String column, Object value) {
    EstateHeader header = estate.header();
    Estate.Builder builder =
        Estate.builder(
            new EstateHeader(
                header.name(),
                header.cloud(),
                header.collectedAt().plus(later),
                header.viewpoint(),
                header.tenants(),
                producer));
    for (Coverage one : estate.coverages()) {
      builder.add(
          new Coverage(
              one.kind(),
              one.scope(),
              one.status(),
              one.reason(),
              one.need(),
              one.count(),
              origin(one.origin())));
    }
    for (Kind each : Kind.values()) {
      for (Resource resource : estate.all(each)) {
        boolean changed = each == kind && resource.id().equals(id);
        builder.add(resource(each.shape(), resource, changed ? column : "", value));
        estate
            .origins(resource)
            .forEach((name, origin) -> builder.origin(each, resource.id(), name, origin(origin)));
      }
    }
    return builder.build();
  }

  private <R extends Resource> R resource(
      Shape<R> shape, Resource resource, String changed, Object value) {
    Origin origin = origin(resource.origin());
    Row row = shape.row(resource.id(), origin, Gap.notRecorded(origin));
    for (int i = 0; i < shape.columns().size(); i++) {
      Column<R> column = shape.columns().get(i);
      row.set(
          i,
          column.name().equals(changed)
              ? Fact.known(value)
              : fact(shape.fact(resource, i), column.ofReading()));
    }
    return shape.build(row);
  }

  private Fact<?> fact(Fact<?> fact, boolean ofReading) {
    return switch (fact) {
      case Fact.Known<?>(Instant read) when ofReading -> Fact.known(read.plus(later));
      case Fact.Unknown<?>(Gap gap) -> Fact.unknown(gap(gap));
      case Fact.Known<?> _, Fact.None<?> _ -> fact;
    };
  }

  private Gap gap(Gap gap) {
    return new Gap(gap.status(), gap.reason(), gap.need(), origin(gap.origin()));
  }

  private Origin origin(Origin origin) {
    return new Origin(
        origin.collector(), origin.call(), origin.time().plus(later), origin.manner());
  }
}
