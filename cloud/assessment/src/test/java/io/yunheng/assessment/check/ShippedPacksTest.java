/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.assessment.Analyses;
import io.yunheng.assessment.Check;
import io.yunheng.assessment.CheckPack;
import io.yunheng.assessment.Packs;
import io.yunheng.catalog.MlpsCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Proves the packs that ship and keeps their index: {@code -Dgolden.update=true} writes it after
 * all of them have passed.
 */
class ShippedPacksTest {
  private static final Path FOLDER =
      Path.of("src/main/resources/yunheng/packs/mlps-l3-cloud").toAbsolutePath();

  @Test
  void theIndexRecordsPacksThatPass() throws IOException, InterruptedException {
    List<CheckPack> packs = packs().folder(FOLDER);
    StringBuilder index = new StringBuilder();
    packs.forEach(pack -> index.append(pack.digest()).append(' ').append(pack.file()).append('\n'));
    Path file = FOLDER.resolve("index.txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, index);
    }
    assertThat(Files.readString(file)).isEqualTo(index.toString());
  }

  @Test
  void whatShipsLoadsFromTheClassPath() throws InterruptedException {
    assertThat(packs().load(List.of()))
        .extracting(CheckPack::digest)
        .isEqualTo(packs().folder(FOLDER).stream().map(CheckPack::digest).toList());
  }

  @Test
  void theTitleOfACheckSaysWhatItLooksAtWithoutIds() throws InterruptedException {
    List<Check> checks =
        packs().folder(FOLDER).stream().flatMap(pack -> pack.checks().stream()).toList();
    List<String> ids = checks.stream().map(Check::id).toList();
    assertThat(checks)
        .hasSize(144)
        .allSatisfy(
            check -> {
              assertThat(check.title().zh()).isNotBlank().hasSizeLessThanOrEqualTo(22);
              assertThat(check.title().en()).isNotBlank().hasSizeLessThanOrEqualTo(60);
              assertThat(check.title().zh()).doesNotContain("MLPS").doesNotContain(ids);
              assertThat(check.title().en()).doesNotContain("MLPS").doesNotContain(ids);
            });
  }

  @Test
  void noTwoChecksOfAnItemHaveTheSameTitle() throws InterruptedException {
    Map<String, List<Check>> byItem =
        packs().folder(FOLDER).stream()
            .flatMap(pack -> pack.checks().stream())
            .flatMap(
                check -> check.serves().stream().map(served -> Map.entry(served.item(), check)))
            .distinct()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    assertThat(byItem.values())
        .isNotEmpty()
        .allSatisfy(
            checks -> {
              assertThat(checks).extracting(check -> check.title().zh()).doesNotHaveDuplicates();
              assertThat(checks).extracting(check -> check.title().en()).doesNotHaveDuplicates();
            });
  }

  private static Packs packs() {
    return new Packs(MlpsCatalog.level3Cloud(), Analyses.all());
  }
}
