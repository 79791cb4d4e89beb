/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

/**
 * What came of a job; empty texts while it has not ended.
 *
 * @param standing a code of its outcome
 * @param fault why it failed, as its worker writes it
 * @param result as its worker writes it
 */
public record JobEnd(String standing, String fault, String result) {
  /** Of a job that has not ended. */
  public static final JobEnd NONE = new JobEnd("", "", "");
}
