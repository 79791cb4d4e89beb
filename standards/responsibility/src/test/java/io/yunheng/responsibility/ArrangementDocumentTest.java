/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.ClauseLayer;
import io.yunheng.catalog.Institution;
import io.yunheng.catalog.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The format's page names every word that a file may use. */
class ArrangementDocumentTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "formats", "arrangement.md");

  @Test
  void everyWordIsThere() throws IOException {
    String page = Files.readString(PAGE);
    List<String> words =
        Stream.of(
                RoleRules.shipped().behaviours().stream().map(Behaviour::id),
                AgreementContents.shipped().ids().stream(),
                Arrays.stream(ClauseLayer.values()).map(ClauseLayer::code),
                Arrays.stream(Stage.values()).map(Stage::code),
                Arrays.stream(Institution.values()).map(Institution::code))
            .flatMap(all -> all)
            .toList();

    assertThat(words)
        .hasSizeGreaterThan(60)
        .allSatisfy(word -> assertThat(page).contains("`" + word + "`"));
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
