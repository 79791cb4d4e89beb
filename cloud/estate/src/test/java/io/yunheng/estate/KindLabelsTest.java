/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.Language;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KindLabelsTest {
  private final KindLabels labels = KindLabels.load();

  @ParameterizedTest
  @EnumSource(Language.class)
  void tablesCanBeReadBackByTheLabels(Language language) {
    assertThat(Arrays.stream(Kind.values()).map(kind -> labels.kind(kind, language)))
        .doesNotHaveDuplicates()
        .allSatisfy(label -> assertThat(label).matches("[^/\\\\?*\\[\\]:']{1,31}"));
    for (Kind kind : Kind.values()) {
      assertThat(kind.shape().columns().stream().map(c -> labels.column(kind, c.name(), language)))
          .as(kind.code())
          .doesNotHaveDuplicates();
      for (Column<?> column : kind.shape().columns()) {
        assertThat(column.words().stream().map(w -> labels.word(kind, column.name(), w, language)))
            .as("%s.%s", kind.code(), column.name())
            .doesNotHaveDuplicates();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void chineseIsChineseAndEnglishIsEnglish(Kind kind) {
    assertThat(labels.kind(kind, Language.ZH)).containsPattern("\\p{IsHan}");
    assertThat(labels.about(kind, Language.ZH)).containsPattern("\\p{IsHan}");
    assertThat(labels.kind(kind, Language.EN)).matches("\\p{ASCII}+");
    assertThat(labels.about(kind, Language.EN)).matches("\\p{ASCII}+");
    for (Column<?> column : kind.shape().columns()) {
      assertThat(labels.column(kind, column.name(), Language.EN)).matches("\\p{ASCII}+");
    }
  }

  @Test
  void thingsHaveTheirNames() {
    assertThat(labels.kind(Kind.SECURITY_GROUP, Language.ZH)).isEqualTo("安全组");
    assertThat(labels.column(Kind.HOST, "memoryMiB", Language.EN)).isEqualTo("memory (MiB)");
    assertThat(labels.word(Kind.SITE, "purpose", "machine-room", Language.ZH)).isEqualTo("机房");
  }

  @Test
  void whatThereIsNotHasNoLabel() {
    assertThatThrownBy(() -> labels.column(Kind.HOST, "colour", Language.EN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> labels.word(Kind.HOST, "state", "sideways", Language.EN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
