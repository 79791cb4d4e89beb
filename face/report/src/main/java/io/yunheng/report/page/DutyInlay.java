/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.page;

/**
 * What a page on responsibility carries inside it as it stands: trusted texts of our own build, and
 * pictures that were escaped when they were made.
 *
 * @param policy the content security policy: nothing is loaded, and only these scripts run
 * @param early the script that runs before the page shows
 * @param left the picture, or that of the first of two
 * @param right the picture of the second of two; empty if there is one
 */
public record DutyInlay(
    String policy, String styles, String early, String behaviour, Picture left, Picture right) {
  /** A picture for wide and for narrow windows. */
  public record Picture(String wide, String narrow) {
    static final Picture NONE = new Picture("", "");
  }
}
