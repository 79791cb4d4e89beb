/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class YamlDocumentTest {
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
