/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Verdict;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HandoverVerdictRulesTest {
  private static final HandoverVerdictRules RULES = HandoverVerdictRules.shipped();

  @Test
  void everyClauseIsOneOfTheCatalog() {
    Catalog catalog = Catalog.shipped();
    assertThat(RULES.rules())
        .isNotEmpty()
        .allSatisfy(rule -> assertThat(catalog.clause(rule.clause())).isPresent());
  }

  @Test
  void aManifestThatNobodyHasDescribedFailsItsClausesAndIsOpenWhereNobodyLooked() {
    Map<String, Verdict> verdicts =
        verdicts(
            """
            {"totals":{"entries":10,"files":10,"lost":0,"described":0,"withMedium":0},
             "content":{"formats":{"text/plain":{"files":10}},"proposals":{"undecided":{"files":10}},
              "encrypted":{"files":2},"withoutKey":1,"nonStandard":{"files":0},"withoutConverter":0,
              "periods":[]}}
            """);

    assertThat(verdicts)
        .containsEntry("EXIT-9.2-0b", Verdict.NON_COMPLIANT)
        .containsEntry("EXIT-9.2-1b", Verdict.PARTIAL)
        .containsEntry("EXIT-9.2-1c", Verdict.COMPLIANT)
        .containsEntry("EXIT-9.3-0", Verdict.INDETERMINATE)
        .containsEntry("EXIT-9.3-2b", Verdict.INDETERMINATE)
        .containsEntry("SEC-8.1.3-p1b", Verdict.INDETERMINATE);
  }

  @Test
  void onlyDigestsSayNothingOfContent() {
    Map<String, Verdict> verdicts =
        verdicts("{\"totals\":{\"entries\":1,\"files\":1,\"lost\":0,\"described\":1}}");

    assertThat(verdicts)
        .containsEntry("EXIT-9.2-0b", Verdict.COMPLIANT)
        .containsEntry("EXIT-9.2-1a", Verdict.INDETERMINATE)
        .containsEntry("EXIT-9.2-1b", Verdict.INDETERMINATE);
  }

  @Test
  void whatCouldNotBeTakenOverFails() {
    assertThat(verdicts("{\"totals\":{\"entries\":2,\"files\":1,\"lost\":1,\"described\":2}}"))
        .containsEntry("EXIT-9.2-0b", Verdict.NON_COMPLIANT);
  }

  private static Map<String, Verdict> verdicts(String overview) {
    JsonNode node = JsonMapper.shared().readTree(overview);
    Map<String, Verdict> verdicts = new HashMap<>();
    RULES.decide(ClauseStanding.of(node)).forEach(one -> verdicts.put(one.clause(), one.verdict()));
    return verdicts;
  }
}
