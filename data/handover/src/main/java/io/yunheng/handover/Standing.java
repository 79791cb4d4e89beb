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
public record Standing(Map<Point, Found> points) {
  /**
   * How far one holds.
   *
   * @param of how many
   * @param against how many of them it does not hold for
   */
  public record Found(Holding holding, long of, long against) {}

  public Standing {
    points = Map.copyOf(points);
  }

  public Found of(Point point) {
    return Objects.requireNonNull(points.get(point));
  }

  /**
   * What a manifest says of itself.
   *
   * @param overview as docs/formats/handover.md has it
   */
  public static Standing of(JsonNode overview) {
    Map<Point, Found> points = new EnumMap<>(Point.class);
    JsonNode totals = overview.path("totals");
    long entries = totals.path("entries").asLong(0);
    long files = totals.path("files").asLong(0);
    points.put(Point.NOTHING_LOST, all(entries, totals.path("lost").asLong(0)));
    points.put(Point.FIXITY, all(files, 0));
    points.put(Point.DESCRIBED, some(entries, entries - totals.path("described").asLong(0)));
    points.put(Point.MEDIA_NAMED, some(entries, entries - totals.path("withMedium").asLong(0)));
    points.put(Point.VERSIONS_TAKEN, versions(overview.path("sources")));
    JsonNode content = overview.path("content");
    boolean looked = content.isObject();
    if (looked) {
      long unknown = content.path("formats").path("").path("files").asLong(0);
      points.put(Point.FORMATS_KNOWN, all(files, unknown));
      points.put(Point.SENSITIVITY_DECIDED, some(files, sum(content.path("proposals"))));
      points.put(
          Point.KEYS_NAMED,
          some(
              content.path("encrypted").path("files").asLong(0),
              content.path("withoutKey").asLong(0)));
      points.put(
          Point.CONVERTERS_NAMED,
          some(
              content.path("nonStandard").path("files").asLong(0),
              content.path("withoutConverter").asLong(0)));
      long families = content.path("periods").size();
      long gaps = 0;
      for (JsonNode family : content.path("periods")) {
        gaps += family.path("gaps").isEmpty() ? 0 : 1;
      }
      Holding covered = gaps == 0 && families > 0 ? Holding.HOLDS : Holding.OPEN;
      points.put(Point.NO_GAPS, new Found(covered, families, gaps));
      points.put(Point.DECRYPTED, untried(content.path("encrypted").path("files").asLong(0)));
      points.put(Point.RESTORED, untried(content.path("nonStandard").path("files").asLong(0)));
    }
    for (Point point : Point.values()) {
      points.putIfAbsent(point, new Found(Holding.OPEN, files, files));
    }
    return new Standing(points);
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
    return new Found(against == 0 ? Holding.HOLDS : Holding.OPEN, stores, against);
  }

  private static long sum(JsonNode shares) {
    long sum = 0;
    for (JsonNode share : shares) {
      sum += share.path("files").asLong(0);
    }
    return sum;
  }

  private static Found all(long of, long against) {
    return new Found(against == 0 ? Holding.HOLDS : Holding.FAILS, of, against);
  }

  private static Found some(long of, long against) {
    Holding holding = against == 0 ? Holding.HOLDS : against < of ? Holding.PARTLY : Holding.FAILS;
    return new Found(holding, of, against);
  }

  /** What nobody has tried does not hold, unless there is nothing to try. */
  private static Found untried(long of) {
    return new Found(of == 0 ? Holding.HOLDS : Holding.OPEN, of, of);
  }

  /** The same with points that are known better by now. */
  public Standing with(Map<Point, Found> better) {
    Map<Point, Found> merged = new EnumMap<>(points);
    merged.putAll(better);
    return new Standing(merged);
  }
}
