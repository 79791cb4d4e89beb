/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration.estates;

import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.migration.configuration.ConfigurationCode;
import io.yunheng.migration.configuration.MoveFindings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes findings down; what cannot be compared for the same reasons becomes one finding. */
public final class EstateFindings {
  private static final int SHOWN = 20;

  private final MoveFindings<ConfigurationCode> findings;
  private final Map<Doubt, List<String>> doubts = new LinkedHashMap<>();

  private record Doubt(String kind, String column, Optional<Why> before, Optional<Why> after) {}

  private record Why(String status, String reason, String need) {
    static Why of(Gap gap) {
      return new Why(gap.status().code(), gap.reason(), gap.need());
    }
  }

  public EstateFindings(MoveFindings<ConfigurationCode> findings) {
    this.findings = findings;
  }

  public void add(
      ConfigurationCode code,
      Optional<String> before,
      Optional<String> after,
      Map<String, String> details) {
    findings.add(code, before, after, details);
  }

  public void doubt(
      Kind kind, String column, Optional<Gap> before, Optional<Gap> after, String place) {
    doubts
        .computeIfAbsent(
            new Doubt(kind.code(), column, before.map(Why::of), after.map(Why::of)),
            _ -> new ArrayList<>())
        .add(place);
  }

  public void settle() {
    doubts.forEach(
        (doubt, places) -> {
          Map<String, String> details = new TreeMap<>();
          details.put("kind", doubt.kind());
          details.put("column", doubt.column());
          details.put("count", Integer.toString(places.size()));
          details.put("examples", shown(places));
          List<String> reasons = new ArrayList<>();
          List<String> needs = new ArrayList<>();
          doubt.before().ifPresent(why -> explain("before", why, reasons, needs));
          doubt.after().ifPresent(why -> explain("after", why, reasons, needs));
          details.put("reason", String.join("; ", reasons));
          details.put("need", needs.isEmpty() ? "-" : String.join("; ", needs));
          String place = doubt.kind() + " " + doubt.column();
          add(ConfigurationCode.NOT_COMPARABLE, Optional.of(place), Optional.of(place), details);
        });
    doubts.clear();
  }

  private static void explain(String side, Why why, List<String> reasons, List<String> needs) {
    reasons.add(side + ": " + why.status() + " " + why.reason());
    if (!why.need().isBlank()) {
      needs.add(why.need());
    }
  }

  /**
   * It cannot be told whether a side has more of a kind.
   *
   * @param gap why; nothing is taken down without
   * @param lone what of the other side has no partner for all that is known
   */
  public void presence(Kind kind, Optional<Gap> gap, boolean onBefore, List<String> lone) {
    if (gap.isPresent()) {
      String side = onBefore ? "before" : "after";
      add(
          ConfigurationCode.NOT_FOUND_OUT,
          Optional.of(kind.code()).filter(_ -> onBefore),
          Optional.of(kind.code()).filter(_ -> !onBefore),
          Map.of(
              "kind",
              kind.code(),
              "side",
              side,
              "reason",
              gap.get().status().code() + " " + gap.get().reason(),
              "need",
              gap.get().need().isBlank() ? "-" : gap.get().need(),
              "count",
              Integer.toString(lone.size()),
              "examples",
              shown(lone)));
    }
  }

  public static String shown(List<String> places) {
    String text = String.join(", ", places.subList(0, Math.min(SHOWN, places.size())));
    return places.isEmpty() ? "-" : places.size() > SHOWN ? text + ", …" : text;
  }
}
