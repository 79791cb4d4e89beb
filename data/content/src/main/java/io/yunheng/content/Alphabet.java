/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import io.yunheng.fault.Word;
import java.util.Locale;

/** The characters of which keys are made. */
enum Alphabet implements Word {
  /** A to Z and 0 to 9. */
  UPPER,
  /** Letters and digits. */
  LETTERS,
  /** Letters, digits, hyphen and underscore. */
  URL;

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean has(byte c) {
    boolean upper = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return switch (this) {
      case UPPER -> upper;
      case LETTERS -> upper || (c >= 'a' && c <= 'z');
      case URL -> upper || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
    };
  }
}
