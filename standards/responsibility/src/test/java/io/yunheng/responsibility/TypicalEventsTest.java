/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.catalog.Catalog;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each typical event of annex B over the arrangements of annex A and the website: whose
 * responsibility it is, who bears the loss (with recourse to whom), and whether that is decided.
 */
class TypicalEventsTest {
  private static final Catalog CATALOG = Catalog.shipped();
  private static final ResponsibilityRules RULES = ResponsibilityRules.shipped();
  private static final Map<String, Derivation> DERIVED = new HashMap<>();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "annex-a1 | EVENT-01 | F | F | true",
        "annex-a1 | EVENT-02 | A | A | true",
        "annex-a1 | EVENT-03 | B D E C | A | false",
        "annex-a1 | EVENT-04 | F | F | true",
        "annex-a1 | EVENT-05 | A | A | true",
        "annex-a1 | EVENT-06 | D | A | true",
        "annex-a1 | EVENT-07 | F | F | true",
        "annex-a1 | EVENT-08 | A | A | true",
        "annex-a1 | EVENT-09 | E | A | true",
        "annex-a1 | EVENT-10 | A | A | true",
        "annex-a1 | EVENT-11 | B | A | true",
        "annex-a1 | EVENT-12 | A | A | true",
        "annex-a1 | EVENT-13 | B | A | true",
        "annex-a1 | EVENT-14 | F | F | true",
        "annex-a1 | EVENT-15 | F | F | true",
        "annex-a1 | EVENT-16 | F | F | true",
        "annex-a2 | EVENT-01 | G | G | true",
        "annex-a2 | EVENT-02 | A B | A B | false",
        "annex-a2 | EVENT-03 | B D E C F | B A | false",
        "annex-a2 | EVENT-04 | G | G | true",
        "annex-a2 | EVENT-05 | A B | A B | false",
        "annex-a2 | EVENT-06 | D | A | true",
        "annex-a2 | EVENT-07 | G | G | true",
        "annex-a2 | EVENT-08 | B | B | true",
        "annex-a2 | EVENT-09 | E | B | true",
        "annex-a2 | EVENT-10 | A B | A B | false",
        "annex-a2 | EVENT-11 | B | B | true",
        "annex-a2 | EVENT-12 | A | A | true",
        "annex-a2 | EVENT-13 | B | B | true",
        "annex-a2 | EVENT-14 | G | G | true",
        "annex-a2 | EVENT-15 | G | G | true",
        "annex-a2 | EVENT-16 | G | G | true",
        "annex-a3 | EVENT-01 | C | C | true",
        "annex-a3 | EVENT-02 | A B | A B | false",
        "annex-a3 | EVENT-03 | B A | B A | false",
        "annex-a3 | EVENT-04 | C | C | true",
        "annex-a3 | EVENT-05 | A B | A B | false",
        "annex-a3 | EVENT-06 | A | A | true",
        "annex-a3 | EVENT-07 | C | C | true",
        "annex-a3 | EVENT-08 | A B | A B | false",
        "annex-a3 | EVENT-09 | A | A | true",
        "annex-a3 | EVENT-10 | A B | A B | false",
        "annex-a3 | EVENT-11 | B | B | true",
        "annex-a3 | EVENT-12 | A B | A B | false",
        "annex-a3 | EVENT-13 | B | B | true",
        "annex-a3 | EVENT-14 | C | C | true",
        "annex-a3 | EVENT-15 | C | C | true",
        "annex-a3 | EVENT-16 | C | C | true",
        "gov-website | EVENT-01 | city | city | true",
        "gov-website | EVENT-02 | cloud-co | cloud-co | true",
        "gov-website | EVENT-03 | soft-co room-co server-co om-co sec-co | cloud-co om-co | false",
        "gov-website | EVENT-04 | city | city | true",
        "gov-website | EVENT-05 | cloud-co | cloud-co | true",
        "gov-website | EVENT-06 | room-co | cloud-co | true",
        "gov-website | EVENT-07 | city | city | true",
        "gov-website | EVENT-08 | cloud-co | cloud-co | true",
        "gov-website | EVENT-09 | server-co | cloud-co | true",
        "gov-website | EVENT-10 | cloud-co | cloud-co | true",
        "gov-website | EVENT-11 | soft-co | cloud-co | true",
        "gov-website | EVENT-12 | cloud-co | cloud-co | true",
        "gov-website | EVENT-13 | soft-co | cloud-co | true",
        "gov-website | EVENT-14 | city | city | true",
        "gov-website | EVENT-15 | city | city | true",
        "gov-website | EVENT-16 | city | city>web-co | true",
      })
  void whoseItIsAndWhoBearsIt(
      String example, String event, String responsible, String bears, boolean decided) {
    Attribution found =
        derived(example).typical().stream()
            .filter(one -> one.event().id().equals(event))
            .findFirst()
            .orElseThrow();

    assertThat(
            found.responsible().stream()
                .map(one -> one.share().organisation())
                .distinct()
                .collect(Collectors.joining(" ")))
        .isEqualTo(responsible);
    assertThat(
            found.bears().stream()
                .map(
                    one ->
                        one.organisation()
                            + one.recourse().map(step -> ">" + step.delegation().to()).orElse(""))
                .distinct()
                .collect(Collectors.joining(" ")))
        .isEqualTo(bears);
    assertThat(found.decided()).isEqualTo(decided);
  }

  private static Derivation derived(String example) {
    return DERIVED.computeIfAbsent(
        example,
        name ->
            Derivation.of(
                ArrangementReader.read(
                    Path.of("..", "..", "examples", "responsibility", name + ".yaml"),
                    RULES.roles().ids()),
                Passages.NOT_LOOKED,
                CATALOG,
                RULES));
  }
}
