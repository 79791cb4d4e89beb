/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import java.time.Instant;

/**
 * An attempt to reach a cloud.
 *
 * @param result what came of it, as its maker understands it
 */
public record CloudTrial(Instant at, String result) {}
