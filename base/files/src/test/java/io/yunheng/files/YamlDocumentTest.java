/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.fault.Messages;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlDocumentTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: 1\\nname：x\\nb: 2\\n | yaml-colon | 2 | name：",
        "a:\\n- b: 1\\n  name：x\\n  c: 2\\n | yaml-colon | 3 | name：",
        "a:\\n\\tb: 1\\n | yaml-tab | 2 | 2",
        "a:\\n  b: 1\\n   c: 2\\n | yaml-indent | 3 | 3",
        "a: 1\\n  b: 2\\n | yaml-indent | 2 | 2",
        "a: 1\\nb: 2\\na: 3\\n | yaml-key-twice | 3 | a",
        "a: [1, 2\\n | yaml-malformed | ? | flow",
        "a: \\\"x\\n | yaml-malformed | ? | quoted",
      })
  void whatPeopleGotWrongIsNamedWithItsLine(
      String written, String code, String line, String named) {
    String text = written.replace("\\n", "\n").replace("\\t", "\t").replace("\\\"", "\"");

    assertThatThrownBy(() -> YamlDocument.parse(text.getBytes(StandardCharsets.UTF_8), "x.yaml"))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> {
              assertThat(e.fault().code().code()).isEqualTo(code);
              assertThat(e.fault().details().getOrDefault("line", "?")).isEqualTo(line);
              assertThat(e.fault().details().values()).anyMatch(value -> value.contains(named));
              for (Language language : Language.values()) {
                assertThat(Messages.load().cure(e.fault(), language)).isNotBlank();
              }
            });
  }

  @Test
  void aColonThatBelongsToATextIsNoMistake() {
    assertThat(YamlDocument.parse("a: 说明：文字\n".getBytes(StandardCharsets.UTF_8), "x"))
        .isInstanceOfSatisfying(
            Node.Mapping.class,
            root -> assertThat(root.entries()).containsEntry("a", new Node.Scalar("说明：文字", 1)));
  }

  @Test
  void charactersBeyondTheBasicPlaneMayStandAnywhere() {
    for (int before = 1000; before < 1040; before++) {
      String text = "a".repeat(before) + "𠮷😀";
      byte[] bytes = ("k: " + text + "\nl: 😀\n").getBytes(StandardCharsets.UTF_8);

      assertThat(YamlDocument.parse(bytes, "x.yaml"))
          .as("%d", before)
          .isInstanceOfSatisfying(
              Node.Mapping.class,
              root ->
                  assertThat(root.entries())
                      .containsEntry("k", new Node.Scalar(text, 1))
                      .containsEntry("l", new Node.Scalar("😀", 2)));
    }
  }
}
