/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.access.RandomId;
import java.time.Instant;

/** When something was done in a case, and by whom. */
public record CaseMark(Instant at, RandomId by) {}
