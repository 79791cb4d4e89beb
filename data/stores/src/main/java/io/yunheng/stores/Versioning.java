/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import io.yunheng.fault.Word;
import java.util.Locale;

/**
 * Whether a store keeps what was overwritten or deleted.
 *
 * @param where the container that has them, or why it is not known; else empty
 */
public record Versioning(Kept kept, String where) {
  /** How older versions are kept. */
  public enum Kept implements Word {
    /** In the store itself, now or formerly, so that a listing of all versions has them. */
    HERE,
    /** In another container, whose objects they are. */
    ELSEWHERE,
    /** Not at all. */
    NOT,
    /** The store did not say. */
    UNKNOWN;

    @Override
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Versioning of(Kept kept) {
    return new Versioning(kept, "");
  }

  static Versioning unknown(String why) {
    return new Versioning(Kept.UNKNOWN, PrintableWords.text(why));
  }
}
