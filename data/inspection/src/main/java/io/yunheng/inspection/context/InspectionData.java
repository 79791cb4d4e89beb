/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.context;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The data files that ship. */
public final class InspectionData {
  private InspectionData() {}

  /** The bytes of a data file of this room. */
  public static byte[] bytes(String file) {
    try (InputStream in = InspectionData.class.getResourceAsStream("/yunheng/inspection/" + file)) {
      if (in == null) {
        throw new IllegalStateException(file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
