/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A record of a check: whether a party follows a norm, or of what a provider does for a service.
 *
 * @param norm the id of the norm that was checked, if it was a norm
 * @param service the id of the service that was assessed, if it was a service
 * @param over the id of the party looked at
 * @param found what came of it, in the writer's words
 */
public record Supervision(
    String id,
    Optional<String> norm,
    Optional<String> service,
    String by,
    String over,
    LocalDate on,
    String found,
    Optional<String> document,
    int line) {}
