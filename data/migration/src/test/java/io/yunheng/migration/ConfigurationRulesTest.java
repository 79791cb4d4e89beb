/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fault.Language;
import io.yunheng.finding.Finding;
import io.yunheng.finding.FindingRules;
import io.yunheng.finding.Place;
import io.yunheng.finding.Weight;
import io.yunheng.migration.configuration.ConfigurationCode;
import io.yunheng.migration.configuration.MoveFindings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigurationRulesTest {
  private static final FindingRules<ConfigurationCode> RULES =
      ConfigurationRules.shipped().rules().findings();

  @ParameterizedTest
  @EnumSource
  void aCureNamesNothingThatIsNotKnown(ConfigurationCode code) {
    for (Language language : Language.values()) {
      String cure = RULES.cure(finding(code, Map.of("need", "-")), language);
      assertThat(cure).isNotBlank().doesNotContain(": -", "：-", "{need}");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"NOT_FOUND_OUT", "NOT_COMPARABLE", "SECTION_NOT_COMPARABLE"})
  void aCureSaysWhatIsNeededWhereThatIsKnown(ConfigurationCode code) {
    assertThat(RULES.cure(finding(code, Map.of("need", "role reader")), Language.ZH))
        .contains("role reader");
  }

  @Test
  void everyFindingIsCountedAndBearsTheRiskOfItsCode() {
    MoveFindings<ConfigurationCode> findings =
        new MoveFindings<>(ConfigurationRules.shipped().rules(), 1);
    for (String name : List.of("a", "b")) {
      findings.add(ConfigurationCode.MISSING, Optional.of(name), Optional.empty(), Map.of());
    }
    findings.add(ConfigurationCode.CHANGED, Optional.of("c"), Optional.of("d"), Map.of());
    ComparedSide side = new ComparedSide("side", Optional.empty(), Optional.empty());
    MoveComparison comparison = findings.comparison("estate", side, side);
    assertThat(comparison.findings())
        .extracting(one -> one.finding().place())
        .containsExactly(new Place.Before("a"), new Place.Both("c", "d"));
    assertThat(comparison.findings())
        .extracting(MoveFinding::risk)
        .containsExactly(MigrationRisk.COMPONENTS, MigrationRisk.CONFIGURATION);
    assertThat(comparison.totals())
        .containsExactly(
            new Total(ConfigurationCode.CHANGED, Weight.WRONG, MigrationRisk.CONFIGURATION, 1),
            new Total(ConfigurationCode.MISSING, Weight.WRONG, MigrationRisk.COMPONENTS, 2));
  }

  private static Finding finding(ConfigurationCode code, Map<String, String> details) {
    return RULES.finding(code, new Place.Both("a", "b"), details);
  }
}
