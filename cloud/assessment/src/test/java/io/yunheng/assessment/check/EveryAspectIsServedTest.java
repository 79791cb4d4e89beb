/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.assessment.Analyses;
import io.yunheng.assessment.Check;
import io.yunheng.assessment.Packs;
import io.yunheng.catalog.AspectSource;
import io.yunheng.catalog.MlpsCatalog;
import java.util.List;
import org.junit.jupiter.api.Test;

class EveryAspectIsServedTest {
  @Test
  void everyAspectThatChecksDecideHasACheckAndNoOtherHas() throws InterruptedException {
    MlpsCatalog catalog = MlpsCatalog.level3Cloud();
    List<Check> checks =
        new Packs(catalog, Analyses.all())
            .load(List.of()).stream().flatMap(pack -> pack.checks().stream()).toList();
    List<String> expected =
        catalog.items().stream()
            .flatMap(
                item ->
                    item.aspects().stream()
                        .filter(aspect -> aspect.decidedBy() == AspectSource.CHECK)
                        .map(aspect -> item.id() + "/" + aspect.id()))
            .sorted()
            .toList();

    assertThat(
            checks.stream()
                .flatMap(check -> check.serves().stream())
                .map(serves -> serves.item() + "/" + serves.aspect())
                .distinct()
                .sorted())
        .containsExactlyElementsOf(expected);
  }
}
