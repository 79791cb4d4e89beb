/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of somebody's password.
 *
 * @param encoded as the encoder wrote it; empty where none was set
 * @param change whether a new one must be set at the next log-in
 * @param failures how often in a row a log-in failed
 * @param lockedUntil before this moment no log-in is tried
 * @param notice a code of what is told to the person at the next log-in; empty where there is
 *     nothing to tell
 */
public record PasswordRecord(
    String encoded,
    Instant set,
    boolean change,
    long failures,
    Optional<Instant> lockedUntil,
    String notice) {}
