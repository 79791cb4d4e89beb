/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.ClauseLayer;
import io.yunheng.catalog.Condition;
import io.yunheng.catalog.Deployment;
import io.yunheng.catalog.Industry;
import io.yunheng.catalog.Institution;
import io.yunheng.catalog.Labels;
import io.yunheng.catalog.ServiceModel;
import io.yunheng.catalog.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The format's page names every word that a file may use. */
class ArrangementDocumentTest {
  private static final Path FORMATS = Path.of("..", "..", "docs", "formats");

  @ParameterizedTest
  @ValueSource(strings = {"arrangement.md", "arrangement.zh-CN.md"})
  void everyWordIsThere(String file) throws IOException {
    String page = Files.readString(FORMATS.resolve(file));
    List<String> words =
        Stream.of(
                RoleRules.shipped().behaviours().stream().map(Behaviour::id),
                AgreementContents.shipped().ids().stream(),
                Arrays.stream(ClauseLayer.values()).map(ClauseLayer::code),
                Arrays.stream(Stage.values()).map(Stage::code),
                Arrays.stream(Institution.values()).map(Institution::code),
                Arrays.stream(ServiceModel.values()).map(ServiceModel::code),
                Arrays.stream(Deployment.values()).map(Deployment::code),
                Arrays.stream(Industry.values()).map(Industry::code),
                Arrays.stream(Condition.values()).map(Condition::code),
                Arrays.stream(AgreementTerm.values()).map(AgreementTerm::code),
                Arrays.stream(Attribution.Flaw.values())
                    .map(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-')))
            .flatMap(all -> all)
            .toList();

    assertThat(words)
        .hasSizeGreaterThan(60)
        .allSatisfy(word -> assertThat(page).contains("`" + word + "`"));
  }

  @Test
  void theChinesePageNamesEachWordInChinese() throws IOException {
    String page = Files.readString(FORMATS.resolve("arrangement.zh-CN.md"));
    Labels labels = Labels.shipped();

    for (Behaviour one : RoleRules.shipped().behaviours()) {
      assertThat(page).contains("| `" + one.id() + "` | " + one.title().zh() + " |");
    }
    for (AgreementContents.Content one : AgreementContents.shipped().all()) {
      assertThat(page).contains("| `" + one.id() + "` | " + one.title().zh() + " |");
    }
    Stream.of(ClauseLayer.values(), Stage.values(), Institution.values(), Deployment.values())
        .flatMap(Arrays::stream)
        .forEach(word -> assertThat(page).contains("`" + word.code() + "`" + labels.of(word).zh()));
  }

  @Test
  void theSmallestFileOfThePageIsRead() throws IOException {
    String page = Files.readString(FORMATS.resolve("arrangement.zh-CN.md"));
    int from = page.indexOf("```yaml\n") + "```yaml\n".length();
    Arrangement smallest =
        ArrangementReader.read(
            page.substring(from, page.indexOf("```", from)).getBytes(UTF_8),
            "smallest.yaml",
            RoleRules.shipped().ids());

    Derivation derived =
        Derivation.of(
            smallest, Passages.NOT_LOOKED, Catalog.shipped(), ResponsibilityRules.shipped());
    assertThat(derived.roles().uncovered()).isEmpty();
    assertThat(derived.roles().contradictions()).isEmpty();
  }

  @Test
  void contentsStandOnClausesThatAreThere() {
    Catalog catalog = Catalog.shipped();

    assertThat(AgreementContents.shipped().all())
        .flatExtracting(AgreementContents.Content::clauses)
        .isNotEmpty()
        .allSatisfy(id -> assertThat(catalog.clause(id)).as("%s", id).isPresent());
  }
}
