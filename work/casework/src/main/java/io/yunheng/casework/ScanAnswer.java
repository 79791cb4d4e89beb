/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

/** What the words of a scanner for malware come to. */
public enum ScanAnswer {
  CLEAN,
  FOUND,
  /** It could not look: too large, or an error. */
  FAILED;

  /** Of its words, as clamd writes them after the name of the stream. */
  static ScanAnswer of(String words) {
    String answer = words.replaceAll(" \\[.*", "");
    if (answer.equals("OK")) {
      return CLEAN;
    }
    return answer.endsWith(" FOUND") ? FOUND : FAILED;
  }
}
