/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.view;

/** A verdict: its stable code and its word. */
public record Judgement(String code, String word) {}
