/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether somebody signed an estate of a case. A signature that does not match is no seal: such an
 * estate is refused.
 *
 * @param path of the estate in the case
 * @param signer as people know them; empty if it is not signed
 * @param key the fingerprint of the key, in hex; empty if it is not signed
 * @param made when it was signed
 */
public record EstateSeal(
    String path, State state, String signer, String key, Optional<Instant> made) {
  /** How it stands. */
  public enum State {
    /** Signed with a key that the case names as a collector's. */
    TRUSTED("trusted"),
    /** Signed with a key that the case does not name. */
    UNKNOWN_KEY("unknown-key"),
    /** Not signed: whoever had the file could have changed it. */
    UNSIGNED("unsigned");

    private final String code;

    State(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  public static EstateSeal unsigned(String path) {
    return new EstateSeal(path, State.UNSIGNED, "", "", Optional.empty());
  }
}
