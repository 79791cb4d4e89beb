/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.page;

/**
 * What a page carries inside it as it stands: trusted texts of our own build, and pictures and data
 * that were escaped when they were made.
 *
 * @param policy the content security policy: nothing is loaded, and only these scripts run
 * @param early the script that runs before the page shows
 * @param data JSON for the charts
 */
public record Inlay(
    String policy,
    String styles,
    String early,
    String charts,
    String behaviour,
    String data,
    String licence,
    String locationWide,
    String locationNarrow,
    String netWide,
    String netNarrow) {}
