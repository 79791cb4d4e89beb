/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import io.yunheng.fault.Word;
import io.yunheng.finding.FindingCode;
import io.yunheng.migration.configuration.ConfigurationCode;

/** A code that was read from a run and that no comparison of ours has. */
record ForeignCode(String code) implements FindingCode {
  /** The code of ours that is written so, or else a foreign one. */
  static FindingCode of(String text) {
    return Word.of(MigrationCode.class, text)
        .<FindingCode>map(code -> code)
        .or(() -> Word.of(ConfigurationCode.class, text))
        .orElseGet(() -> new ForeignCode(text));
  }
}
