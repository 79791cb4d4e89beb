/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.format;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** The words, numbers and limits of the format that reading and writing share. */
public final class EstateFormat {
  /** The version written, and the newest that is understood. */
  static final int VERSION = 1;

  /** The longest line in bytes, without its line feed. */
  static final int MAX_LINE = 16 << 20;

  /** How many times its own size a compressed file may unpack to, once over the free allowance. */
  static final int MAX_EXPANSION = 250;

  /** What any compressed file may unpack to, in bytes. */
  static final long FREE_EXPANSION = 64L << 20;

  public static final String HEADER = "yunheng";
  static final String DEFINITION = "def";
  static final String COVERAGE = "coverage";
  static final String KIND = "kind";
  static final String END = "end";

  static final String ID = "id";
  static final String ORIGIN = "origin";
  static final String ORIGINS = "origins";
  static final String UNKNOWN = "unknown";

  public static final JsonFactory JSON =
      JsonFactory.builder()
          .rootValueSeparator("")
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(8)
                  .maxNameLength(1000)
                  .maxNumberLength(100)
                  .maxStringLength(MAX_LINE)
                  .build())
          .build();

  private EstateFormat() {}
}
