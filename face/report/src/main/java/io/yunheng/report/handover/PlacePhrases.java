/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.handover;

import io.yunheng.handover.DamageLocation;
import io.yunheng.handover.Discrepancy;
import io.yunheng.report.handover.VerificationView.Place;
import io.yunheng.report.view.Printable;
import io.yunheng.report.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where something differs, in words. */
final class PlacePhrases {
  private static final int PATH = 4_000;
  private static final int RANGES = 10;

  private final Words words;

  PlacePhrases(Words words) {
    this.words = words;
  }

  Place of(Discrepancy one) {
    String detail =
        switch (one) {
          case Discrepancy.Missing(String _, long size) -> octets(size);
          case Discrepancy.Resized(
                  String _,
                  long listed,
                  long found,
                  Optional<DamageLocation> where) ->
              words.of("verification.detail.resized", listed, found) + where(where);
          case Discrepancy.Damaged damaged ->
              words.of(
                      "verification.detail.damaged",
                      octets(damaged.size()),
                      String.join(
                          words.of("list.comma"),
                          Arrays.stream(io.yunheng.fixity.Algorithm.values())
                              .filter(damaged.algorithms()::contains)
                              .map(each -> words.word("handover.word.digest", each.code()))
                              .toList()))
                  + where(damaged.where());
          case Discrepancy.OtherKind(String _, String listed, String found) ->
              words.of(
                  "verification.detail.other",
                  words.word("handover.word.entry", listed),
                  words.word("handover.word.entry", found));
          case Discrepancy.OtherTarget(String _, String listed, String found) ->
              words.of("verification.detail.other", listed, found);
          case Discrepancy.OtherRows(String _, long listed, long found) ->
              listed == found
                  ? words.of("verification.detail.rows.same", listed)
                  : words.of("verification.detail.rows", listed, found);
          case Discrepancy.Added(String _, String what, long size) ->
              what.equals("file") ? octets(size) : words.word("handover.word.entry", what);
          case Discrepancy.Unread(String _, var _, String why) -> why;
          case Discrepancy.NeverTaken(String _, Optional<Long> found) ->
              found
                  .map(size -> words.of("verification.detail.now", octets(size)))
                  .orElseGet(() -> words.of("verification.detail.gone"));
          case Discrepancy.Undigested _ -> "";
        };
    return new Place(Printable.text(one.path(), PATH), Printable.text(detail, PATH));
  }

  private String where(Optional<DamageLocation> where) {
    return where
        .map(
            some ->
                switch (some) {
                  case DamageLocation.Known known -> known(known);
                  case DamageLocation.Unknown unknown ->
                      words.of("verification.where.unknown." + unknown.cause().code());
                })
        .map(text -> words.of("verification.where", text))
        .orElse("");
  }

  private String known(DamageLocation.Known known) {
    List<String> parts = new ArrayList<>();
    if (known.chunks() > 0) {
      List<String> ranges =
          known.ranges().stream()
              .limit(RANGES)
              .map(range -> range.from() + "–" + (range.to() - 1))
              .toList();
      long beyond = known.count() - ranges.size();
      String told = String.join(words.of("list.comma"), ranges);
      parts.add(
          words.of(
              beyond > 0 ? "verification.where.more-ranges" : "verification.where.ranges",
              octets(known.octets()),
              told,
              beyond));
    }
    switch (known.rest()) {
      case AS_LISTED -> {}
      case CUT -> parts.add(words.of("verification.where.cut"));
      case MORE ->
          parts.add(words.of("verification.where.more" + (known.chunks() == 0 ? "-only" : "")));
      case MOVED ->
          parts.add(
              words.of(
                  "verification.where.moved-" + (known.moved() > 0 ? "on" : "back"),
                  Math.abs(known.moved())));
    }
    return String.join(words.of("verification.and"), parts);
  }

  private String octets(long size) {
    return Amounts.octets(words, size);
  }
}
