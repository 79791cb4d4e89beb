/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * How far each point holds, and for how many of how many.
 *
 * @param points every point has one
 */
public record ClauseStanding(Map<HandoverPoint, Found> points) {
  /**
   * How far one holds.
   *
   * @param of how many
   * @param against how many of them it does not hold for
   */
  public record Found(PointHolding holding, long of, long against) {}

  public ClauseStanding {
    points = Map.copyOf(points);
  }

  public Found of(HandoverPoint point) {
    return Objects.requireNonNull(points.get(point));
  }

  /**
   * What a manifest says of itself.
   *
   * @param overview as docs/formats/handover.md has it
   */
  public static ClauseStanding of(JsonNode overview) {
    Map<HandoverPoint, Found> points = new EnumMap<>(HandoverPoint.class);
    JsonNode totals = overview.path("totals");
    long entries = totals.path("entries").asLong(0);
    long files = totals.path("files").asLong(0);
    points.put(HandoverPoint.NOTHING_LOST, all(entries, totals.path("lost").asLong(0)));
    points.put(HandoverPoint.FIXITY, all(files, 0));
    points.put(
        HandoverPoint.DESCRIBED, some(entries, entries - totals.path("described").asLong(0)));
    points.put(
        HandoverPoint.MEDIA_NAMED, some(entries, entries - totals.path("withMedium").asLong(0)));
    points.put(HandoverPoint.VERSIONS_TAKEN, versions(overview.path("sources")));
    JsonNode content = overview.path("content");
    boolean looked = content.isObject();
    if (looked) {
      long unknown = content.path("formats").path("").path("files").asLong(0);
      points.put(HandoverPoint.FORMATS_KNOWN, all(files, unknown));
      points.put(HandoverPoint.SENSITIVITY_DECIDED, some(files, sum(content.path("proposals"))));
      points.put(
          HandoverPoint.KEYS_NAMED,
          some(
              content.path("encrypted").path("files").asLong(0),
              content.path("withoutKey").asLong(0)));
      points.put(
          HandoverPoint.CONVERTERS_NAMED,
          some(
              content.path("nonStandard").path("files").asLong(0),
              content.path("withoutConverter").asLong(0)));
      long families = content.path("periods").size();
      long gaps = 0;
      for (JsonNode family : content.path("periods")) {
        gaps += family.path("gaps").isEmpty() ? 0 : 1;
      }
      PointHolding covered = gaps == 0 && families > 0 ? PointHolding.HOLDS : PointHolding.OPEN;
      points.put(HandoverPoint.NO_GAPS, new Found(covered, families, gaps));
      points.put(
          HandoverPoint.DECRYPTED, untried(content.path("encrypted").path("files").asLong(0)));
      points.put(
          HandoverPoint.RESTORED, untried(content.path("nonStandard").path("files").asLong(0)));
    }
    for (HandoverPoint point : HandoverPoint.values()) {
      points.putIfAbsent(point, new Found(PointHolding.OPEN, files, files));
    }
    return new ClauseStanding(points);
  }

  /** Whether older versions are wanted too is for people to say. */
  private static Found versions(JsonNode sources) {
    long stores = 0;
    long against = 0;
    for (JsonNode source : sources) {
      if (source.path("kind").asString("").equals("objects")) {
        stores++;
        against += source.path("versions").path("complete").asBoolean(false) ? 0 : 1;
      }
    }
    return new Found(against == 0 ? PointHolding.HOLDS : PointHolding.OPEN, stores, against);
  }

  private static long sum(JsonNode shares) {
    long sum = 0;
    for (JsonNode share : shares) {
      sum += share.path("files").asLong(0);
    }
    return sum;
  }

  private static Found all(long of, long against) {
    return new Found(against == 0 ? PointHolding.HOLDS : PointHolding.FAILS, of, against);
  }

  private static Found some(long of, long against) {
    PointHolding holding =
        against == 0 ? PointHolding.HOLDS : against < of ? PointHolding.PARTLY : PointHolding.FAILS;
    return new Found(holding, of, against);
  }

  /** What nobody has tried does not hold, unless there is nothing to try. */
  private static Found untried(long of) {
    return new Found(of == 0 ? PointHolding.HOLDS : PointHolding.OPEN, of, of);
  }

  /** The same with points that are known better by now. */
  public ClauseStanding with(Map<HandoverPoint, Found> better) {
    Map<HandoverPoint, Found> merged = new EnumMap<>(points);
    merged.putAll(better);
    return new ClauseStanding(merged);
  }
}
