/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

/**
 * A line of a manifest that could be understood.
 *
 * @param number counted from one
 * @param offset where it begins in the manifest, in bytes
 * @param checksum in lower-case hex
 * @param path decoded, relative to the bag
 */
record ManifestLine(long number, long offset, String checksum, String path) {}
