/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.handover;

import io.yunheng.handover.manifest.Discrepancy;
import io.yunheng.report.handover.VerificationView.Place;
import io.yunheng.report.view.Printable;
import io.yunheng.report.words.Words;
import java.util.Arrays;
import java.util.Optional;

/** Where something differs, in words. */
final class PlaceSayings {
  private static final int PATH = 4_000;

  private final Words words;

  PlaceSayings(Words words) {
    this.words = words;
  }

  Place of(Discrepancy one) {
    String detail =
        switch (one) {
          case Discrepancy.Missing(String _, long size) -> octets(size);
          case Discrepancy.Resized(String _, long listed, long found) ->
              words.of("verification.detail.resized", listed, found);
          case Discrepancy.Damaged damaged ->
              words.of(
                  "verification.detail.damaged",
                  octets(damaged.size()),
                  String.join(
                      words.of("list.comma"),
                      Arrays.stream(io.yunheng.handover.digest.Algorithm.values())
                          .filter(damaged.algorithms()::contains)
                          .map(algorithm -> words.word("handover.word.digest", algorithm.code()))
                          .toList()));
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

  private String octets(long size) {
    return Amounts.octets(words, size);
  }
}
