/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

/**
 * A file of a result.
 *
 * @param path below the folder of the result, with slashes
 * @param length in bytes
 * @param sha256 in hexadecimal digits
 */
public record ResultFile(String path, long length, String sha256) {}
