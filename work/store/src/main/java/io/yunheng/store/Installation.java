/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.RandomId;
import java.time.Instant;

/**
 * An installation.
 *
 * @param example whether it is for example data only
 */
public record Installation(RandomId id, Instant created, boolean example) {}
