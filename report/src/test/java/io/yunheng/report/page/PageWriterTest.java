/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fault.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PageWriterTest {
  @Test
  void aPageIsOneFileThatLoadsNothing() throws IOException {
    for (Language language : Language.values()) {
      String html = new PageWriter().html(SamplePage.in(language));
      Files.writeString(Path.of("target", "sample-" + language.code() + ".html"), html);
      assertThat(html).contains("default-src &#39;none&#39;");
    }
  }
}
