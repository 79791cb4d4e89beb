/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.access.RandomId;
import java.util.Optional;

/**
 * How a cloud is reached, without its secret.
 *
 * @param settings all but the secret, as its reader understands it
 * @param sides which sides of the cloud it shows
 * @param tried the last attempt to reach it
 */
public record CloudAccess(
    RandomId id,
    RandomId workCase,
    String name,
    String settings,
    String sides,
    CaseMark created,
    Optional<CloudTrial> tried,
    long version) {}
