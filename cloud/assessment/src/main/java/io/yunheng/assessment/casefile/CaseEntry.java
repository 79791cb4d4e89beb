/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.casefile;

/**
 * A file of a case.
 *
 * @param path relative to the case, with {@code /} between the parts
 * @param size in bytes
 * @param sha256 in lower-case hex
 */
public record CaseEntry(String path, long size, String sha256) {}
