/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.yunheng.assessment.AspectResult;
import io.yunheng.assessment.GapCount;
import io.yunheng.assessment.ItemResult;
import io.yunheng.catalog.AspectValue;
import io.yunheng.catalog.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault is found and named, and nothing that is right is called wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultLibraryTest {
  /** Aspects that only a person can tell, whatever is set. */
  private static final Set<String> OF_PEOPLE =
      Set.of("MLPS-L3-location-a devices", "MLPS-L3-network-c needs");

  private final FaultLibrary library;

  FaultLibraryTest() throws InterruptedException {
    this.library = new FaultLibrary();
  }

  static Stream<FaultSetting> faults() {
    return FaultLibrary.settings().stream().filter(FaultSetting::wrong);
  }

  static Stream<FaultSetting> right() {
    return FaultLibrary.settings().stream().filter(one -> !one.wrong());
  }

  @Test
  void whereEverythingIsRightEachItemOfAProgramIsSatisfied() throws InterruptedException {
    List<String> open = new ArrayList<>();
    for (ItemResult item : library.assessed().items()) {
      for (AspectResult aspect : FaultFindings.aspects(item)) {
        String name = item.id() + " " + aspect.id();
        if (!aspect.values().equals(Set.of(AspectValue.ALL)) && !OF_PEOPLE.contains(name)) {
          open.add(name + " " + aspect.values());
        }
      }
    }
    assertThat(open).isEmpty();
  }

  @Test
  void thereAreEnoughOfThemForEveryItem() {
    assertThat(faults()).hasSizeGreaterThanOrEqualTo(120);
    assertThat(right()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(faults().map(one -> "MLPS-L3-" + one.item()).distinct())
        .containsAll(library.catalog().items().stream().map(item -> item.id()).toList());
  }

  @Test
  void aCloudWithoutAKeyManagerSaysThatKeysDoNotApply() throws InterruptedException {
    FaultSetting none = right().filter(one -> one.id().equals("keys-02")).findFirst().orElseThrow();

    List<AspectResult> aspects =
        FaultFindings.aspects(FaultFindings.item(library.assessed(none), none));

    assertThat(aspects)
        .filteredOn(aspect -> aspect.id().equals("granted"))
        .allSatisfy(
            aspect -> {
              assertThat(aspect.values()).containsExactly(AspectValue.ALL);
              assertThat(aspect.gaps())
                  .extracting(gap -> gap.gap().reason(), gap -> gap.gap().need(), GapCount::missing)
                  .containsExactly(tuple("not-applicable-here", "key", false));
            })
        .isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsFoundAndNamed(FaultSetting setting) throws InterruptedException {
    ItemResult item = FaultFindings.item(library.assessed(setting), setting);

    assertThat(List.of(item.verdict(), item.other().verdict()))
        .as("one of the two scales")
        .isNotEqualTo(List.of(Verdict.COMPLIANT, Verdict.COMPLIANT));
    List<String> told = FaultFindings.told(item);
    assertThat(told).isNotEmpty();
    for (String name : setting.named()) {
      assertThat(told).as("names %s", name).anyMatch(one -> one.contains(name));
    }
  }

  @ParameterizedTest
  @MethodSource("right")
  void whatIsRightIsNotCalledWrong(FaultSetting setting) throws InterruptedException {
    ItemResult before = FaultFindings.item(library.assessed(), setting);
    ItemResult after = FaultFindings.item(library.assessed(setting), setting);

    assertThat(FaultFindings.told(after)).isEqualTo(FaultFindings.told(before));
    assertThat(after.verdict()).isEqualTo(before.verdict());
  }
}
