/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

/**
 * So many files, chosen by chance, that damage of a share of all would have been met.
 *
 * @param share of all files, between 0 and 1
 * @param confidence the probability, between 0 and 1
 * @param seed of the choice
 */
public record SampleRequest(double share, double confidence, long seed) {}
