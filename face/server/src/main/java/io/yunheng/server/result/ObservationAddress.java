/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of what was observed of an item. */
final class ObservationAddress {
  private ObservationAddress() {}

  /** The part of an address that names an object. */
  static String query(String object) {
    return "?object=" + URLEncoder.encode(object, StandardCharsets.UTF_8);
  }

  /**
   * The observations of a check on an object.
   *
   * @param outcome a code; empty for all
   */
  static String of(VisibleRun run, String item, String object, String check, String outcome) {
    return run.item(item)
        + "/observations"
        + query(object)
        + "&check="
        + URLEncoder.encode(check, StandardCharsets.UTF_8)
        + (outcome.isEmpty() ? "" : "&outcome=" + outcome);
  }
}
