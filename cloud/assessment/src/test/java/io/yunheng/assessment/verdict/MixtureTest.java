/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.verdict;

import static io.yunheng.catalog.Verdict.COMPLIANT;
import static io.yunheng.catalog.Verdict.INDETERMINATE;
import static io.yunheng.catalog.Verdict.NON_COMPLIANT;
import static io.yunheng.catalog.Verdict.NOT_APPLICABLE;
import static io.yunheng.catalog.Verdict.PARTIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.assessment.Decision;
import io.yunheng.assessment.ItemRule;
import io.yunheng.assessment.ObjectDecision;
import io.yunheng.catalog.AspectValue;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MixtureTest {
  private static final MlpsCatalog CATALOG = MlpsCatalog.level3Cloud();

  @Test
  void alikeIsThatVerdictAndNotApplicableIsLeftOut() {
    for (Mixture mixture : Mixture.values()) {
      for (Verdict verdict : List.of(COMPLIANT, PARTIAL, NON_COMPLIANT, NOT_APPLICABLE)) {
        assertThat(whole(mixture, verdict, verdict)).isEqualTo(verdict);
        assertThat(whole(mixture, verdict, NOT_APPLICABLE)).isEqualTo(verdict);
      }
    }
  }

  @Test
  void aMixDependsOnTheLevels() {
    assertThat(whole(Mixture.THREE_LEVELS, COMPLIANT, NON_COMPLIANT)).isEqualTo(PARTIAL);
    assertThat(whole(Mixture.THREE_LEVELS, PARTIAL, NON_COMPLIANT)).isEqualTo(PARTIAL);
    assertThat(whole(Mixture.TWO_LEVELS, COMPLIANT, NON_COMPLIANT)).isEqualTo(NON_COMPLIANT);
    assertThat(whole(Mixture.TWO_LEVELS, PARTIAL, NON_COMPLIANT)).isEqualTo(NON_COMPLIANT);
    assertThat(whole(Mixture.TWO_LEVELS, COMPLIANT, PARTIAL)).isEqualTo(PARTIAL);
  }

  @Test
  void whatIsUnknownMattersOnlyWhereItCouldChangeTheWhole() {
    assertThat(whole(Mixture.TWO_LEVELS, NON_COMPLIANT, COMPLIANT, INDETERMINATE))
        .isEqualTo(NON_COMPLIANT);
    assertThat(whole(Mixture.THREE_LEVELS, NON_COMPLIANT, COMPLIANT, INDETERMINATE))
        .isEqualTo(PARTIAL);
    assertThat(whole(Mixture.THREE_LEVELS, COMPLIANT, INDETERMINATE)).isEqualTo(INDETERMINATE);
    assertThat(whole(Mixture.TWO_LEVELS, NON_COMPLIANT, INDETERMINATE)).isEqualTo(NON_COMPLIANT);
    assertThat(whole(Mixture.THREE_LEVELS, NOT_APPLICABLE, INDETERMINATE)).isEqualTo(INDETERMINATE);
  }

  @Test
  void aPartAbroadIsJudgedByTheOtherScaleWhereTheItemSaysSo() {
    Item location = CATALOG.item("MLPS-L3-location-a").orElseThrow();
    ItemRule workbook = ItemRule.of(location, ScaleName.WORKBOOK);
    assertThat(
            workbook
                .decideOver(List.of(Decision.of(COMPLIANT), Decision.of(NON_COMPLIANT)))
                .verdict())
        .isEqualTo(PARTIAL);
    Item identity = CATALOG.item("MLPS-L3-identity-a").orElseThrow();
    assertThat(
            ItemRule.of(identity, ScaleName.WORKBOOK)
                .decideOver(List.of(Decision.of(COMPLIANT), Decision.of(NON_COMPLIANT)))
                .verdict())
        .isEqualTo(NON_COMPLIANT);
  }

  @Test
  void aHoleOfTheWorkbookIsDecidedByTheOtherRuleWhichIsNamed() {
    Item filing = CATALOG.item("MLPS-L3-network-a").orElseThrow();
    List<Set<AspectValue>> values = new ArrayList<>();
    values.add(EnumSet.of(AspectValue.NONE));
    values.add(EnumSet.of(AspectValue.ALL));
    ObjectDecision decision = ItemRule.of(filing, ScaleName.WORKBOOK).decide(values);
    assertThat(decision.decision().verdict()).isEqualTo(NON_COMPLIANT);
    assertThat(decision.by()).isEqualTo(ScaleName.GBT28448);
  }

  private static Verdict whole(Mixture mixture, Verdict... parts) {
    return mixture
        .of(
            Arrays.stream(parts)
                .map(part -> part == INDETERMINATE ? Decision.open() : Decision.of(part))
                .toList())
        .verdict();
  }
}
