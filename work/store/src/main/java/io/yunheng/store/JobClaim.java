/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.casework.CaseJob;

/**
 * A job that somebody runs.
 *
 * @param holder who runs it
 * @param attempt which one it is; a claim of an earlier attempt has no effect any more
 */
public record JobClaim(CaseJob job, String holder, long attempt) {}
