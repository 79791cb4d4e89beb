/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.access.RandomId;
import java.time.Instant;

/**
 * Something of a case that was released to outsiders.
 *
 * @param object an assessment object, or the id of a piece of evidence or of a run
 */
public record CaseRelease(
    RandomId id, RandomId workCase, String object, Instant released, RandomId by) {}
