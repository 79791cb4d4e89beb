/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.access.RandomId;

/**
 * Evidence that belongs to a request.
 *
 * @param line the number of the question that it belongs to; 0 for the request as a whole
 */
public record RequestFile(long line, RandomId evidence, CaseMark added) {}
