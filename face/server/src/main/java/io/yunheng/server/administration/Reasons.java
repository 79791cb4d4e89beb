/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.administration;

import io.yunheng.access.ActAuthor;
import io.yunheng.server.web.Visit;

/** The author of what a form asks for, with the reason that it gives. */
final class Reasons {
  private Reasons() {}

  static ActAuthor author(Visit visit) {
    String reason = visit.form("reason");
    return reason.isEmpty() ? visit.author() : visit.author().because(reason);
  }
}
