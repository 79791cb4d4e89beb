/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fault.Language;
import io.yunheng.fixity.Algorithm;
import io.yunheng.handover.DamageLocation;
import io.yunheng.handover.Discrepancy;
import io.yunheng.report.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where in a file something differs has words, whatever it is. */
class PlacePhrasesTest {
  private static final DamageLocation.Range RANGE = new DamageLocation.Range(65_536, 131_072);

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyOutcomeHasWordsOfItsOwn(Language language) {
    List<DamageLocation> all = new ArrayList<>();
    for (DamageLocation.Rest rest : DamageLocation.Rest.values()) {
      long moved = rest == DamageLocation.Rest.MOVED ? 12 : 0;
      all.add(known(List.of(RANGE), 1, rest, moved));
    }
    all.add(known(List.of(RANGE), 1, DamageLocation.Rest.MOVED, -12));
    all.add(new DamageLocation.Known(65_536, List.of(), 0, 0, 0, DamageLocation.Rest.MORE, 0));
    for (DamageLocation.Cause cause : DamageLocation.Cause.values()) {
      all.add(new DamageLocation.Unknown(cause, "why"));
    }
    PlacePhrases sayings = new PlacePhrases(Words.in(language));
    List<String> texts =
        all.stream()
            .map(
                where ->
                    sayings
                        .of(new Discrepancy.Resized("image", 200_000, 7, Optional.of(where)))
                        .detail())
            .toList();
    assertThat(texts)
        .doesNotHaveDuplicates()
        .allSatisfy(text -> assertThat(text).doesNotContain("{").doesNotContain("verification."));
    assertThat(texts.getFirst()).contains("65536–131071");
  }

  @Test
  void ofManyRangesTheFirstAreTold() {
    List<DamageLocation.Range> ranges = new ArrayList<>();
    for (long i = 0; i < 100; i++) {
      ranges.add(new DamageLocation.Range(i * 131_072, i * 131_072 + 65_536));
    }
    DamageLocation where = known(ranges, 5_000, DamageLocation.Rest.AS_LISTED, 0);
    Discrepancy damaged =
        new Discrepancy.Damaged("image", 1L << 40, Set.of(Algorithm.SM3), Optional.of(where));
    assertThat(new PlacePhrases(Words.in(Language.EN)).of(damaged).detail())
        .contains("1179648–1245183 and in 4,990 more places")
        .doesNotContain("1310720");
  }

  private static DamageLocation known(
      List<DamageLocation.Range> ranges, long count, DamageLocation.Rest rest, long moved) {
    return new DamageLocation.Known(65_536, ranges, count, count, count * 65_536, rest, moved);
  }
}
