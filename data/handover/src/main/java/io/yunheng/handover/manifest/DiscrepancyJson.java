/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.files.JsonOut;
import io.yunheng.fixity.Algorithm;
import io.yunheng.handover.DamageLocation;
import io.yunheng.handover.Discrepancy;
import java.io.Writer;
import java.util.Arrays;

/** Discrepancies as JSON, after docs/formats/handover.md. */
public final class DiscrepancyJson {
  private DiscrepancyJson() {}

  public static void line(Writer out, Discrepancy one) {
    JsonOut.value(out, json -> json.object(() -> write(json, one)));
  }

  static void write(JsonOut json, Discrepancy one) {
    json.text("kind", one.kind().code());
    json.text("path", one.path());
    switch (one) {
      case Discrepancy.Missing missing -> json.number("listedSize", missing.size());
      case Discrepancy.Resized resized -> {
        json.number("listedSize", resized.listed());
        json.number("foundSize", resized.found());
        resized.where().ifPresent(where -> json.object("where", () -> where(json, where)));
      }
      case Discrepancy.Damaged damaged -> {
        json.number("size", damaged.size());
        json.texts(
            "digests",
            Arrays.stream(Algorithm.values())
                .filter(damaged.algorithms()::contains)
                .map(Algorithm::code)
                .toList());
        damaged.where().ifPresent(where -> json.object("where", () -> where(json, where)));
      }
      case Discrepancy.OtherKind other -> {
        json.text("listed", other.listed());
        json.text("found", other.found());
      }
      case Discrepancy.OtherTarget other -> {
        json.text("listed", other.listed());
        json.text("found", other.found());
      }
      case Discrepancy.OtherRows other -> {
        json.number("listedRows", other.listed());
        json.number("foundRows", other.found());
      }
      case Discrepancy.Added added -> {
        json.text("found", added.what());
        json.number("foundSize", added.size());
      }
      case Discrepancy.Unread unread -> json.text("why", unread.why());
      case Discrepancy.NeverTaken never ->
          never.found().ifPresent(size -> json.number("foundSize", size));
      case Discrepancy.Undigested _ -> {}
    }
  }

  private static void where(JsonOut json, DamageLocation where) {
    switch (where) {
      case DamageLocation.Known known -> {
        json.number("chunkSize", known.chunkSize());
        json.number("chunks", known.chunks());
        json.number("octets", known.octets());
        json.number("rangeCount", known.count());
        json.objects(
            "ranges",
            known.ranges(),
            range -> {
              json.number("from", range.from());
              json.number("to", range.to());
            });
        json.text("rest", known.rest().code());
        if (known.moved() != 0) {
          json.number("moved", known.moved());
        }
      }
      case DamageLocation.Unknown(DamageLocation.Cause cause, String why) -> {
        json.text("unknown", cause.code());
        if (!why.isEmpty()) {
          json.text("why", why);
        }
      }
    }
  }
}
