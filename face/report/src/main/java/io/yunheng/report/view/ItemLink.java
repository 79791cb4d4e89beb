/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.view;

/** A way to an item on the same page. */
public record ItemLink(String id, String text, String title) {}
