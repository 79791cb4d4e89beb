/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

/**
 * An observation in a run.
 *
 * @param number of it in the run
 * @param check that made it
 * @param outcome a code
 * @param resource what it is about
 * @param place where it begins in the file of the run, in bytes
 */
public record RunObservation(
    long number,
    String item,
    String object,
    String check,
    String outcome,
    String resource,
    long place) {}
