/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.view;

/**
 * A label and what it says.
 *
 * @param mono whether the text is an id, a digest or a moment, to be set in fixed width
 */
public record LabelledText(String label, String text, boolean mono) {}
