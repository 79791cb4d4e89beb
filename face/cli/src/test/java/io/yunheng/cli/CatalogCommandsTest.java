/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CatalogCommandsTest {
  @TempDir private Path folder;

  @Test
  void coverageIsComplete() {
    JsonNode coverage = json("catalog", "coverage", "--json");

    assertThat(coverage.path("covered").intValue()).isEqualTo(861);
    assertThat(coverage.path("total").intValue()).isEqualTo(861);
    assertThat(coverage.path("documents")).hasSize(5);
  }

  @Test
  void filtersNarrow() {
    int exit = json("catalog", "list", "--stage", "exit", "--json").path("clauses").size();
    int provider =
        json("catalog", "list", "--stage", "exit", "--actor", "provider", "--json")
            .path("clauses")
            .size();

    assertThat(provider).isPositive().isLessThan(exit);
    for (JsonNode clause :
        json("catalog", "list", "--document", "SEC", "--deployment", "private", "--json")
            .path("clauses")) {
      JsonNode deployments = clause.path("applicability").path("deployments");
      assertThat(deployments.isEmpty() || deployments.toString().contains("private"))
          .as(clause.path("id").stringValue())
          .isTrue();
    }
  }

  @Test
  void showFindsMergedIdsInAnyCase() {
    Ran shown = Ran.of("catalog", "show", "sec-6.4.2-2A", "--lang", "en");

    assertThat(shown.exit()).isZero();
    assertThat(shown.out()).contains("SEC-6.3.2-2a").contains("community").contains("public");
  }

  @Test
  void showTellsHowAnItemIsAssessed() {
    String shown = Ran.of("catalog", "show", "MLPS-L3-network-b").exits(0).out();
    assertThat(shown)
        .contains("L3-CNS2-02")
        .contains("作业指导书判据")
        .contains("GB/T 28448")
        .contains("7.2.1.2");

    JsonNode item = json("catalog", "show", "MLPS-L3-network-b", "--json").path("item");
    assertThat(item.path("scales").path("workbook").size()).isEqualTo(2);
    assertThat(item.path("scales").path("gbt28448").size()).isEqualTo(3);
    assertThat(item.path("aspects")).hasSize(3);
  }

  @Test
  void parametersSpeakTheLanguageThatIsAsked() {
    assertThat(Ran.of("catalog", "show", "CCIA-5-e2").exits(0).out()).contains("= 6 个月");
    assertThat(Ran.of("catalog", "show", "CCIA-5-e2", "--lang", "en").exits(0).out())
        .contains("= 6 months");
    assertThat(Ran.of("catalog", "show", "SEC-6.3.2-2a").exits(0).out())
        .contains("客户提供的数据；客户提供的设备");
  }

  @Test
  void anUnknownIdNamesNearOnes() {
    Ran shown = Ran.of("catalog", "show", "SEC-6.3.2-2", "--lang", "en");

    assertThat(shown.exit()).isEqualTo(64);
    assertThat(shown.err()).contains("[clause-unknown]").contains("SEC-6.3.2-2a");
  }

  @Test
  void theCrossWalkIsAskedByThemeOrRequirement() {
    assertThat(json("catalog", "crosswalk", "exit-terms", "--json").path("themes")).hasSize(1);
    assertThat(json("catalog", "crosswalk", "SEC-6.4.2-2a", "--json").path("themes")).isNotEmpty();
    assertThat(Ran.of("catalog", "crosswalk", "no-such-theme").exit()).isEqualTo(64);
  }

  @Test
  void searchNeedsAllWords() {
    int both = json("catalog", "search", "密钥", "客户", "--json").path("clauses").size();
    int one = json("catalog", "search", "密钥", "--json").path("clauses").size();

    assertThat(both).isPositive().isLessThan(one);
    assertThat(Ran.of("catalog", "search", " ").exit()).isEqualTo(64);
  }

  @ParameterizedTest
  @CsvSource({
    "--stage, leaving",
    "--document, XYZ",
    "--level, 9",
    "--fact, cii=maybe",
    "--actor, nobody"
  })
  void whatIsNoWordIsRefusedWithTheWordsThereAre(String option, String value) {
    Ran refused = Ran.of("catalog", "list", option, value);

    assertThat(refused.exit()).isEqualTo(64);
    assertThat(refused.err()).contains(value).contains("[usage-value]");
  }

  @Test
  void exportsAreWholeAndNeverReplaceByThemselves() throws Exception {
    Path file = folder.resolve("gov.json");
    assertThat(Ran.of("catalog", "export", "--document", "GOV", "-o", file.toString()).exit())
        .isZero();
    JsonNode exported = JsonMapper.shared().readTree(Files.readAllBytes(file));
    assertThat(exported.path("clauses")).hasSize(283);
    assertThat(Ran.of("catalog", "export", "-o", file.toString()).exit()).isEqualTo(64);
    assertThat(Ran.of("catalog", "export", "-o", folder.resolve("x.csv").toString()).exit())
        .isEqualTo(64);
    Path book = folder.resolve("all.xlsx");
    assertThat(Ran.of("catalog", "export", "-o", book.toString()).exit()).isZero();
    assertThat(Files.size(book)).isGreaterThan(50_000);
  }

  private static JsonNode json(String... arguments) {
    return Ran.of((Object[]) arguments).exits(0).json();
  }
}
