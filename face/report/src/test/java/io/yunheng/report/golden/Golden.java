/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares a text with the one kept in src/test/resources/golden; {@code -Dgolden.update=true}
 * keeps the new one.
 */
public final class Golden {
  private Golden() {}

  public static void compare(String text, String name) throws IOException {
    Path kept = Path.of("src", "test", "resources", "golden", name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(kept.getParent());
      Files.writeString(kept, text);
    }
    assertThat(kept).as("golden file %s; make it with -Dgolden.update=true", name).exists();
    assertThat(text).isEqualTo(Files.readString(kept));
  }
}
