/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import java.util.List;

/** What the walk puts where it does not belong. */
final class WalkAttacks {
  /** What people or programs may put into any parameter, to get where they may not. */
  static final List<String> HOSTILE =
      List.of(
          "' or '1'='1",
          "\"; drop table work_case; --",
          "../../../../../../etc/passwd",
          "..%2f..%2fetc%2fpasswd",
          "%00",
          "\u0000",
          "${7*7}{{7*7}}",
          "<img src=x onerror=alert(1)>",
          "9223372036854775808",
          "-1",
          "%",
          "x".repeat(5000));

  static final List<String> QUERIES =
      List.of(
          "q",
          "from",
          "kind",
          "state",
          "text",
          "object",
          "check",
          "outcome",
          "sheets",
          "layer",
          "verdict",
          "by",
          "risk",
          "before",
          "after",
          "login",
          "operation",
          "organisation",
          "case",
          "stage",
          "actor",
          "document",
          "why",
          "next");

  private WalkAttacks() {}
}
