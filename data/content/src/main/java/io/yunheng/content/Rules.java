/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The data files that ship. */
final class Rules {
  private Rules() {}

  static byte[] shipped(String file) {
    try (InputStream in = Rules.class.getResourceAsStream("/yunheng/content/" + file)) {
      if (in == null) {
        throw new IllegalStateException(file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
