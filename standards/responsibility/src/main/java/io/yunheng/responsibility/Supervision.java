/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A record of a check whether a party follows a norm.
 *
 * @param norm the id of the norm
 * @param over the id of the party looked at
 * @param found what came of it, in the writer's words
 */
public record Supervision(
    String id,
    String norm,
    String by,
    String over,
    LocalDate on,
    String found,
    Optional<String> document,
    int line) {}
