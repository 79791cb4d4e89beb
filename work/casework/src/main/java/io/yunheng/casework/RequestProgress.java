/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

/**
 * How far the questions of a request are answered.
 *
 * @param answered those to which something was said or attached
 */
public record RequestProgress(long questions, long answered) {}
