/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fault.Language;
import io.yunheng.migration.configuration.MoveFindingCode;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigurationRulesTest {
  private static final ConfigurationRules BOOK = ConfigurationRules.shipped();

  @ParameterizedTest
  @EnumSource
  void aCureNamesNothingThatIsNotKnown(MoveFindingCode code) {
    for (Language language : Language.values()) {
      String cure = BOOK.cure(finding(code, Map.of("need", "-")), language).orElseThrow();
      assertThat(cure).isNotBlank().doesNotContain(": -", "：-", "{need}");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"NOT_FOUND_OUT", "NOT_COMPARABLE", "SECTION_NOT_COMPARABLE"})
  void aCureSaysWhatIsNeededWhereThatIsKnown(MoveFindingCode code) {
    assertThat(BOOK.cure(finding(code, Map.of("need", "role reader")), Language.ZH))
        .hasValueSatisfying(cure -> assertThat(cure).contains("role reader"));
  }

  private static MoveFinding finding(MoveFindingCode code, Map<String, String> details) {
    return new MoveFinding(
        code.code(),
        BOOK.weight(code),
        BOOK.risk(code),
        Optional.of("a"),
        Optional.of("b"),
        details);
  }
}
