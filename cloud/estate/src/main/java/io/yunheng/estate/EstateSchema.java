/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The JSON Schema (draft 2020-12) of one line of an estate file. What spans lines (order,
 * definitions before use, the end line's digest) no schema can say; {@code docs/formats/estate.md}
 * does.
 */
public final class EstateSchema {
  private static final String RESOURCE = "/yunheng/estate/estate.schema.json";

  private EstateSchema() {}

  /** The schema as JSON text. */
  public static String text() {
    try (InputStream in = EstateSchema.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
