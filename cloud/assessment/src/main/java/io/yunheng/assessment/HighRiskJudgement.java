/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a person says of a high-risk case that the program proposed.
 *
 * @param id the case's
 * @param decision empty where the person takes it back
 * @param items the items that brought the case about then; others make a rejection stale
 * @param settles whether it replaces what others said, because the person knew it
 */
public record HighRiskJudgement(
    String id,
    Optional<Decision> decision,
    String reason,
    List<String> items,
    String who,
    Instant when,
    boolean settles) {
  public HighRiskJudgement {
    items = List.copyOf(items);
    reason = reason.strip();
  }

  /** What the case is then. */
  public enum Decision {
    CONFIRMED("confirmed"),
    /** It is one, and its risk is downgraded for a reason. */
    MITIGATED("mitigated"),
    REJECTED("rejected");

    private final String code;

    Decision(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }

    public static Optional<Decision> of(String code) {
      for (Decision value : values()) {
        if (value.code.equals(code)) {
          return Optional.of(value);
        }
      }
      return Optional.empty();
    }
  }
}
