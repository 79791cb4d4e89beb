/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

/**
 * What was changed in a case since a job began, so that the job did not see it.
 *
 * @param seen the last act that it saw
 * @param described how often what the case says of itself was changed, as far as results hang on it
 * @param registers how often registers were filled in
 * @param records how often result records were written
 * @param collected how many collections of a cloud came
 * @param added how many other pieces of evidence came
 * @param replaced how many got a new version
 * @param withdrawn how many were withdrawn
 */
public record CaseChanges(
    long seen,
    long described,
    long registers,
    long records,
    long collected,
    long added,
    long replaced,
    long withdrawn) {
  /** How many they are. */
  public long total() {
    return described + registers + records + collected + added + replaced + withdrawn;
  }

  /** Whether there are any. */
  public boolean any() {
    return total() > 0;
  }
}
