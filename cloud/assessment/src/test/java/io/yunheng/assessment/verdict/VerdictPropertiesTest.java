/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.assessment.Counts;
import io.yunheng.assessment.Decision;
import io.yunheng.assessment.ItemRule;
import io.yunheng.catalog.Aspect;
import io.yunheng.catalog.AspectValue;
import io.yunheng.catalog.EmptyOutcome;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What has to hold of verdicts whatever the facts; {@code -Dyunheng.seed=…} replays a run. */
class VerdictPropertiesTest {
  private static final long SEED = Long.getLong("yunheng.seed", 20_261_120L);
  private static final int RUNS = 10_000;
  private static final MlpsCatalog CATALOG = MlpsCatalog.level3Cloud();

  private final Map<String, ItemRule> rules = new HashMap<>();

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void whatBecomesKnownNeverChangesADecidedVerdict() {
    for (int run = 0; run < RUNS; run++) {
      Item item = item();
      List<Counts> before = counts(item);
      List<Counts> after = before.stream().map(this::learn).toList();
      for (ScaleName scale : ScaleName.values()) {
        Decision earlier = decide(item, scale, before);
        Decision later = decide(item, scale, after);
        assertThat(earlier.possible())
            .as("seed %d run %d %s %s %s -> %s", SEED, run, item.id(), scale, before, after)
            .containsAll(later.possible());
      }
    }
  }

  @Test
  void oneMoreViolationNeverImprovesAVerdict() {
    for (int run = 0; run < RUNS; run++) {
      Item item = item();
      List<Counts> before = counts(item).stream().map(VerdictPropertiesTest::known).toList();
      int aspect = random.nextInt(before.size());
      if (before.get(aspect).empty()) {
        continue;
      }
      List<Counts> after = new ArrayList<>(before);
      after.set(aspect, before.get(aspect).plus(new Counts(0, 1, 0, 0, false)));
      for (ScaleName scale : ScaleName.values()) {
        assertThat(worst(decide(item, scale, after)))
            .as("seed %d run %d %s %s %s", SEED, run, item.id(), scale, before)
            .isGreaterThanOrEqualTo(worst(decide(item, scale, before)));
        assertThat(best(decide(item, scale, after)))
            .as("seed %d run %d %s %s %s", SEED, run, item.id(), scale, before)
            .isGreaterThanOrEqualTo(best(decide(item, scale, before)));
      }
    }
  }

  @Test
  void oneMoreSatisfactionNeverMakesAVerdictWorse() {
    for (int run = 0; run < RUNS; run++) {
      Item item = item();
      List<Counts> before = counts(item).stream().map(VerdictPropertiesTest::known).toList();
      int aspect = random.nextInt(before.size());
      if (before.get(aspect).empty()) {
        continue;
      }
      List<Counts> after = new ArrayList<>(before);
      after.set(aspect, before.get(aspect).plus(new Counts(1, 0, 0, 0, false)));
      for (ScaleName scale : ScaleName.values()) {
        assertThat(worst(decide(item, scale, after)))
            .as("seed %d run %d %s %s %s", SEED, run, item.id(), scale, before)
            .isLessThanOrEqualTo(worst(decide(item, scale, before)));
      }
    }
  }

  @Test
  void aDecidedVerdictIsOneTheScaleKnowsOrItsHolesAreHandedOver() {
    for (Item item : CATALOG.items()) {
      for (ScaleName scale : ScaleName.values()) {
        Set<Verdict> verdicts = ItemRule.verdicts(item, scale);
        assertThat(verdicts).doesNotContain(Verdict.INDETERMINATE);
        if (!item.scale(scale).threeLevels() && item.gaps().isEmpty()) {
          assertThat(verdicts).as(item.id()).doesNotContain(Verdict.PARTIAL);
        }
      }
    }
  }

  @Test
  void nothingKnownIsNeverAVerdict() {
    for (Item item : CATALOG.items()) {
      List<Set<AspectValue>> anything = new ArrayList<>();
      item.aspects().forEach(_ -> anything.add(EnumSet.allOf(AspectValue.class)));
      for (ScaleName scale : ScaleName.values()) {
        assertThat(ItemRule.of(item, scale).decide(anything).decision().decided()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Mixture.class)
  void whatBecomesKnownOfAPartNeverChangesADecidedWhole(Mixture mixture) {
    for (int run = 0; run < RUNS; run++) {
      List<Decision> before = new ArrayList<>();
      List<Decision> after = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(6); i++) {
        Decision part = decision();
        before.add(part);
        List<Verdict> possible = List.copyOf(part.possible());
        after.add(Decision.of(possible.get(random.nextInt(possible.size()))));
      }
      assertThat(mixture.of(before).possible())
          .as("seed %d run %d %s -> %s", SEED, run, before, after)
          .containsAll(mixture.of(after).possible());
    }
  }

  @ParameterizedTest
  @EnumSource(Mixture.class)
  void aWorsePartNeverMakesABetterWhole(Mixture mixture) {
    Verdict[] order = {Verdict.COMPLIANT, Verdict.PARTIAL, Verdict.NON_COMPLIANT};
    for (int run = 0; run < RUNS; run++) {
      List<Decision> parts = new ArrayList<>();
      int size = 1 + random.nextInt(5);
      for (int i = 0; i < size; i++) {
        parts.add(Decision.of(order[random.nextInt(3)]));
      }
      int changed = random.nextInt(size);
      Verdict verdict = parts.get(changed).verdict();
      if (verdict == Verdict.NON_COMPLIANT) {
        continue;
      }
      Decision before = mixture.of(parts);
      Verdict worse = verdict == Verdict.COMPLIANT ? Verdict.PARTIAL : Verdict.NON_COMPLIANT;
      parts.set(changed, Decision.of(worse));
      assertThat(mixture.of(parts).verdict())
          .as("seed %d run %d %s", SEED, run, parts)
          .isGreaterThanOrEqualTo(before.verdict());
    }
  }

  private Decision decide(Item item, ScaleName scale, List<Counts> counts) {
    List<Set<AspectValue>> values = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      values.add(counts.get(i).values(item.aspects().get(i).whenEmpty()));
    }
    return rules
        .computeIfAbsent(item.id() + scale.code(), _ -> ItemRule.of(item, scale))
        .decide(values)
        .decision();
  }

  private Item item() {
    return CATALOG.items().get(random.nextInt(CATALOG.items().size()));
  }

  private List<Counts> counts(Item item) {
    List<Counts> counts = new ArrayList<>();
    for (Aspect _ : item.aspects()) {
      long unknown = random.nextInt(3);
      counts.add(
          new Counts(
              random.nextInt(3),
              random.nextInt(3),
              unknown,
              random.nextLong(unknown + 1),
              random.nextInt(4) == 0));
    }
    return counts;
  }

  /** Some unknown observations turn out satisfied, violated or none; more may come if open. */
  private Counts learn(Counts counts) {
    long satisfied = counts.satisfied();
    long violated = counts.violated();
    long unknown = counts.unknown();
    long doubtful = counts.doubtful();
    while (unknown > 0 && random.nextBoolean()) {
      unknown--;
      boolean doubted = doubtful > unknown || (doubtful > 0 && random.nextBoolean());
      if (doubted) {
        doubtful--;
      }
      if (doubted && random.nextInt(3) == 0) {
        continue;
      }
      if (random.nextBoolean()) {
        satisfied++;
      } else {
        violated++;
      }
    }
    boolean open = counts.open();
    if (open && random.nextBoolean()) {
      satisfied += random.nextInt(3);
      violated += random.nextInt(3);
      open = random.nextBoolean();
    }
    return new Counts(satisfied, violated, unknown, doubtful, open);
  }

  private static Counts known(Counts counts) {
    return new Counts(counts.satisfied(), counts.violated(), 0, 0, false);
  }

  private Decision decision() {
    Set<Verdict> possible = EnumSet.noneOf(Verdict.class);
    List<Verdict> all = List.copyOf(Decision.open().possible());
    do {
      possible.add(all.get(random.nextInt(all.size())));
    } while (random.nextInt(3) == 0);
    return new Decision(possible);
  }

  private static Verdict worst(Decision decision) {
    return decision.possible().stream()
        .filter(verdict -> verdict != Verdict.NOT_APPLICABLE)
        .max(Verdict::compareTo)
        .orElse(Verdict.COMPLIANT);
  }

  private static Verdict best(Decision decision) {
    return decision.possible().stream()
        .filter(verdict -> verdict != Verdict.NOT_APPLICABLE)
        .min(Verdict::compareTo)
        .orElse(Verdict.COMPLIANT);
  }

  @Test
  void theWorldIsEnumeratedExactly() {
    for (int run = 0; run < RUNS; run++) {
      long unknown = random.nextInt(4);
      Counts counts =
          new Counts(
              random.nextInt(3), random.nextInt(3), unknown, random.nextLong(unknown + 1), false);
      EmptyOutcome whenEmpty = List.of(EmptyOutcome.values()).get(random.nextInt(4));
      assertThat(counts.values(whenEmpty))
          .as("seed %d run %d %s %s", SEED, run, counts, whenEmpty)
          .isEqualTo(worlds(counts, whenEmpty));
    }
  }

  /** All values over all ways in which the unknown observations may turn out. */
  private static Set<AspectValue> worlds(Counts counts, EmptyOutcome whenEmpty) {
    Set<AspectValue> values = EnumSet.noneOf(AspectValue.class);
    for (long gone = 0; gone <= counts.doubtful(); gone++) {
      long left = counts.unknown() - gone;
      for (long satisfied = 0; satisfied <= left; satisfied++) {
        Counts world =
            new Counts(
                counts.satisfied() + satisfied, counts.violated() + left - satisfied, 0, 0, false);
        if (world.empty()) {
          values.addAll(world.values(whenEmpty));
        } else {
          values.add(
              world.violated() == 0
                  ? AspectValue.ALL
                  : world.satisfied() == 0 ? AspectValue.NONE : AspectValue.SOME);
        }
      }
    }
    return values;
  }
}
