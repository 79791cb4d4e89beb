/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import io.yunheng.fault.Word;
import java.util.Optional;

/**
 * The result of checking a signature.
 *
 * @param file in the manifest's folder
 * @param statement nothing if it cannot be read
 * @param key its id; empty if it cannot be read
 */
public record SignatureCheck(String file, State state, Optional<Statement> statement, String key) {
  /** How it stands. */
  public enum State implements Word {
    /** It fits, and is by a key that is trusted. */
    TRUSTED("trusted"),
    /** It fits, but nobody said whose key it is by. */
    UNKNOWN_KEY("unknown-key"),
    /** It does not fit: the lists or the signature were changed. */
    WRONG("wrong"),
    /** It is none that can be read. */
    UNREADABLE("unreadable");

    private final String code;

    State(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }
}
