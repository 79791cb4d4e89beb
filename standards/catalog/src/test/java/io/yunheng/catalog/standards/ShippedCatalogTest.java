/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.CrossWalk;
import io.yunheng.catalog.Deployment;
import io.yunheng.catalog.Fit;
import io.yunheng.catalog.InventoryRow;
import io.yunheng.catalog.Profile;
import io.yunheng.catalog.Relation;
import io.yunheng.catalog.Theme;
import io.yunheng.fault.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedCatalogTest {
  private static final Path DATA = Path.of("src/main/resources/yunheng/catalog");
  private static final Catalog CATALOG = Catalog.shipped();

  @TempDir private Path folder;

  @Test
  void everyIdOfTheInventoryIsTracedOnce() {
    Set<String> traced = new HashSet<>();
    for (Clause clause : CATALOG.clauses()) {
      clause.traces().forEach(trace -> assertThat(traced.add(trace)).as(trace).isTrue());
    }
    assertThat(traced)
        .containsExactlyInAnyOrderElementsOf(
            CATALOG.inventory().stream().map(InventoryRow::id).toList());
    assertThat(CATALOG.inventory()).hasSize(861);
  }

  @Test
  void textGivenTwiceIsOneRequirement() {
    Clause merged = CATALOG.clause("SEC-6.4.2-2a").orElseThrow();

    assertThat(merged.id()).isEqualTo("SEC-6.3.2-2a");
    assertThat(merged.applicability().deployments())
        .containsExactly(Deployment.COMMUNITY, Deployment.PUBLIC);
  }

  @Test
  void relationsAreSeenFromBothSides() {
    for (Theme theme : CATALOG.crossWalk().themes()) {
      for (Relation relation : theme.relations()) {
        assertThat(CATALOG.crossWalk().of(relation.to()))
            .extracting(CrossWalk.Link::relation)
            .contains(relation.inverse());
      }
    }
  }

  @Test
  void aProfileLeavesOutWhatIsNotForIt() {
    Profile privateCloud =
        new Profile(
            Optional.empty(),
            Optional.of(Deployment.PRIVATE),
            Optional.empty(),
            OptionalInt.empty(),
            Map.of(),
            Set.of());
    Clause shared = CATALOG.clause("SEC-6.3.2-2a").orElseThrow();

    assertThat(CATALOG.fit(shared, privateCloud)).isEqualTo(Fit.EXCLUDED);
    assertThat(CATALOG.fit(shared, Profile.ANY)).isEqualTo(Fit.CONDITIONAL);
  }

  @Test
  void everythingWrongWithACatalogIsTold() throws IOException {
    try (Stream<Path> files = Files.walk(DATA)) {
      for (Path file : files.toList()) {
        Path target = folder.resolve(DATA.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    Path clauses = folder.resolve("clauses/EXIT-9.json");
    String text = Files.readString(clauses);
    Files.writeString(
        clauses,
        text.replaceFirst("\"stage\": *\"exit\"", "\"stage\": \"leaving\"")
            .replaceFirst("\"actors\": *\\[", "\"colour\": \"red\", \"actors\": ["));

    assertThatThrownBy(() -> Catalog.read(folder))
        .isInstanceOfSatisfying(
            FaultException.class,
            fault ->
                assertThat(fault.faults())
                    .extracting(one -> one.code().code())
                    .containsAll(List.of("data-value-invalid", "data-key-unknown")));
  }
}
