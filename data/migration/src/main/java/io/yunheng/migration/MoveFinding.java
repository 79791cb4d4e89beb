/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import io.yunheng.finding.Finding;
import io.yunheng.finding.Place;
import io.yunheng.migration.configuration.BoundedText;

/**
 * A finding of a migration comparison, and the risk of a migration that it relates to.
 *
 * <p>Its code has small letters, digits and hyphens and is unique within the comparison; its place
 * is on the sides. Texts are brought within bounds on the way in.
 */
public record MoveFinding(Finding finding, MigrationRisk risk) {
  /** The most details. */
  public static final int MOST_DETAILS = 32;

  public MoveFinding {
    if (!finding.code().code().matches("[a-z][a-z0-9-]{0,63}")
        || finding.details().size() > MOST_DETAILS) {
      throw new IllegalArgumentException("finding " + finding.code().code());
    }
    finding =
        new Finding(
            finding.code(),
            finding.weight(),
            BoundedText.of(sides(finding.place())),
            BoundedText.of(finding.details()));
  }

  /** Where it is on each side. */
  public Place.Sides sides() {
    return sides(finding.place());
  }

  private static Place.Sides sides(Place place) {
    return switch (place) {
      case Place.Sides sides -> sides;
      case Place.Part _, Place.Line _, Place.Member _ ->
          throw new IllegalArgumentException("on no side: " + place);
    };
  }
}
