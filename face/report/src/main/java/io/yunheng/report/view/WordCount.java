/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.view;

/** A word and how many there are of it; the code is stable, the word is for people. */
public record WordCount(String code, String word, long count) {}
