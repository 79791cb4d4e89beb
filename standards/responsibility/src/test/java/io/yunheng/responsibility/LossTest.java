/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Catalog;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who bears a loss follows the agreements and the work of the day of the event. */
class LossTest {
  private static final Catalog CATALOG = Catalog.shipped();
  private static final ResponsibilityRules BOOKS = ResponsibilityRules.shipped();
  private static final Path EXAMPLES = Path.of("..", "..", "examples", "responsibility");
  private static final String SITE = "gov-website.yaml";

  @Test
  void withoutAnAgreementThatSaysOtherwiseTheProviderBearsAPartnersLoss() {
    assertThat(typical(derive("annex-a1.yaml"), "EVENT-06").bears())
        .isNotEmpty()
        .allSatisfy(
            loss -> {
              assertThat(loss.clauses()).contains("CCIA-5-b-3");
              assertThat(
                      derive("annex-a1.yaml")
                          .roles()
                          .of(loss.organisation(), service("annex-a1.yaml")))
                  .anyMatch(one -> one.role() == Actor.PROVIDER);
            });
  }

  @Test
  void beforeItWasHandedOnNobodyElseDidTheWork() {
    Attribution before =
        derive(SITE)
            .attribute(
                "CCIA-8.2.1-b-2",
                "gov-cloud",
                LocalDate.of(2025, 1, 1),
                Optional.empty(),
                CATALOG,
                BOOKS)
            .orElseThrow();

    assertThat(before.work()).isNotEmpty().allMatch(one -> one.steps().isEmpty());
  }

  @Test
  void twoWhoTookOnTheSameWorkAreAskedAbout() {
    Attribution both =
        derive(SITE)
            .attribute(
                "CCIA-8.2.1-b-2",
                "gov-cloud",
                LocalDate.of(2026, 9, 30),
                Optional.empty(),
                CATALOG,
                BOOKS)
            .orElseThrow();

    assertThat(both.missing()).anyMatch(need -> need.what().zh().contains("都接了这项工作"));
  }

  private static Attribution typical(Derivation derivation, String event) {
    return derivation.typical().stream()
        .filter(one -> one.event().id().equals(event))
        .findFirst()
        .orElseThrow();
  }

  private static String service(String file) {
    return derive(file).arrangement().services().getFirst().id();
  }

  private static Derivation derive(String file) {
    return Derivation.of(
        ArrangementReader.read(EXAMPLES.resolve(file), BOOKS.roles().ids()),
        Passages.NOT_LOOKED,
        CATALOG,
        BOOKS);
  }
}
