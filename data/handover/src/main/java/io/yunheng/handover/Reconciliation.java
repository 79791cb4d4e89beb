/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.files.JsonOut;
import io.yunheng.handover.reconcile.Means;
import io.yunheng.migration.ComparedSide;
import io.yunheng.migration.MoveOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a provider still has, held against what was handed over.
 *
 * @param at when it was made
 * @param estates the inventories
 * @param entries that the manifest lists
 */
public record Reconciliation(
    String manifest,
    Instant at,
    List<ComparedSide> estates,
    long entries,
    List<ReconciledResource> all) {
  /** Of the format. */
  public static final String FORMAT = "yunheng-reconciliation/1";

  public Reconciliation {
    estates = List.copyOf(estates);
    all = List.copyOf(all);
  }

  /** Different if something was not handed over, open if something is not known. */
  public MoveOutcome outcome() {
    boolean open = all.stream().noneMatch(ReconciledResource.HandedOver.class::isInstance);
    for (ReconciledResource one : all) {
      switch (one) {
        case ReconciledResource.NotHandedOver _ -> {
          return MoveOutcome.DIFFERENT;
        }
        case ReconciledResource.Ambiguous _, ReconciledResource.NotComparable _ -> open = true;
        case ReconciledResource.HandedOver _, ReconciledResource.NotExpected _ -> {
          // Settled.
        }
      }
    }
    return open ? MoveOutcome.OPEN : MoveOutcome.SAME;
  }

  /** How many there are of each outcome. */
  public Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    all.forEach(one -> counts.merge(one.code(), 1L, Long::sum));
    return counts;
  }

  /** The members of its JSON, after docs/formats/comparison.md. */
  public void write(JsonOut json) {
    json.text("format", FORMAT);
    json.text("at", at.toString());
    json.text("outcome", outcome().code());
    json.text("manifest", manifest);
    json.number("entries", entries);
    json.objects(
        "estates",
        estates,
        side -> {
          json.text("name", side.name());
          side.takenAt().ifPresent(moment -> json.text("takenAt", moment.toString()));
          side.sha256().ifPresent(digest -> json.text("sha256", digest));
        });
    json.object("counts", () -> counts().forEach(json::number));
    json.objects("resources", all, one -> one(json, one));
  }

  private static void one(JsonOut json, ReconciledResource one) {
    json.text("outcome", one.code());
    json.text("kind", one.what().kind());
    if (!one.what().id().isEmpty()) {
      json.text("id", one.what().id());
    }
    if (!one.what().name().isEmpty()) {
      json.text("name", one.what().name());
    }
    one.because().ifPresent(reason -> json.text("reason", reason.code()));
    switch (one) {
      case ReconciledResource.HandedOver(
              ExpectedResource _,
              Means means,
              ReconciledResource.Entries entries) ->
          entries(json, means, entries);
      case ReconciledResource.Ambiguous(
              ExpectedResource _,
              UnmatchedReason _,
              Means means,
              ReconciledResource.Entries entries) ->
          entries(json, means, entries);
      case ReconciledResource.NotComparable(
              ExpectedResource _,
              UnmatchedReason _,
              String detail,
              String need) -> {
        json.text("detail", detail);
        json.text("need", need);
      }
      case ReconciledResource.NotExpected(ExpectedResource _, String why) -> json.text("why", why);
      case ReconciledResource.NotHandedOver _ -> {
        // The reason says it all.
      }
    }
  }

  private static void entries(JsonOut json, Means means, ReconciledResource.Entries entries) {
    json.text("means", means.code());
    json.number("count", entries.count());
    json.number("octets", entries.octets());
    json.texts("entries", entries.first());
  }
}
