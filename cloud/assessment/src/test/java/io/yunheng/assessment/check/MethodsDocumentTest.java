/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.assessment.Analyses;
import io.yunheng.assessment.Check;
import io.yunheng.assessment.Packs;
import io.yunheng.catalog.Aspect;
import io.yunheng.catalog.AspectSource;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.estate.Kind;
import io.yunheng.estate.KindLabels;
import io.yunheng.fault.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/mlps-methods.md} says how each item is assessed, as catalog and packs have it. */
class MethodsDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "..", "docs", "mlps-methods.md");

  private final MlpsCatalog catalog = MlpsCatalog.level3Cloud();
  private final List<Check> checks;
  private final KindLabels labels = KindLabels.load();

  MethodsDocumentTest() throws InterruptedException {
    this.checks =
        new Packs(catalog, Analyses.all())
            .load(List.of()).stream().flatMap(pack -> pack.checks().stream()).toList();
  }

  @Test
  void theDocumentIsUpToDate() throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            # 每个测评项怎么测 · How each item is assessed

            由目录与核查规则生成。每个方面：由哪些记录判定，OpenStack 实际提供什么，用哪些核查规则，或只能由人填写。

            Generated from the catalog and the check packs. For each aspect: which records decide it, what OpenStack really \
            offers, which checks, or that only a person can say.
            """);
    for (Item item : catalog.items()) {
      text.append("\n## ")
          .append(item.id())
          .append(" · ")
          .append(item.clause())
          .append(" · ")
          .append(item.unit())
          .append("\n\n**")
          .append(item.title().zh())
          .append("** ")
          .append(item.title().en())
          .append("\n\n")
          .append(item.method().zh())
          .append("\n\n")
          .append(item.method().en())
          .append("\n\n");
      item.aspects().forEach(aspect -> aspect(text, item, aspect));
    }
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(DOCUMENT, text);
    }
    assertThat(Files.readString(DOCUMENT)).isEqualTo(text.toString());
  }

  private void aspect(StringBuilder text, Item item, Aspect aspect) {
    text.append("- **")
        .append(aspect.id())
        .append("** ")
        .append(aspect.question().zh())
        .append(' ')
        .append(aspect.question().en())
        .append("\n  - 来源 Sources: ")
        .append(
            aspect.sources().stream()
                .map(source -> Kind.of(source).map(this::label).orElse(source))
                .collect(Collectors.joining(", ")))
        .append("\n  - OpenStack: ")
        .append(aspect.openstack().zh())
        .append(' ')
        .append(aspect.openstack().en())
        .append("\n  - ");
    if (aspect.decidedBy() == AspectSource.WORKBOOK) {
      text.append("由人填写 A person says\n");
      return;
    }
    text.append("检查 Checks: ")
        .append(
            checks.stream()
                .filter(check -> check.feeds(item.id(), aspect.id()))
                .map(check -> "`" + check.id() + "`")
                .collect(Collectors.joining(", ")))
        .append("；没有观察时 with no observation: ")
        .append(aspect.whenEmpty().name().toLowerCase(Locale.ROOT))
        .append('\n');
  }

  private String label(Kind kind) {
    return labels.kind(kind, Language.ZH) + " (" + kind.code() + ")";
  }
}
