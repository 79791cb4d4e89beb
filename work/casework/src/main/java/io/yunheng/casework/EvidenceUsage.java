/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

/**
 * How much evidence of a case there is.
 *
 * @param files how many, of all states
 * @param bytes on the disk, with uploads that are not finished
 * @param quota in bytes
 */
public record EvidenceUsage(long files, long bytes, long quota) {}
