/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.fault.Text;
import io.yunheng.fault.Word;
import java.util.List;

/** A rule for findings on duties, with its texts. */
public record DutyRule(String id, Weight weight, List<String> clauses, Text finding, Text cure) {
  public DutyRule {
    clauses = List.copyOf(clauses);
  }

  /** How much it weighs. */
  public enum Weight implements Word {
    BREACH("breach"),
    /** It cannot be decided without knowing more. */
    OPEN("open");

    private final String code;

    Weight(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }
}
