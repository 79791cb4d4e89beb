/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.RandomId;
import java.time.Instant;
import java.util.Optional;

/**
 * A passkey of a person.
 *
 * @param credential its id, in base64url
 * @param label how the person calls it
 * @param content what its library keeps of it, opaque here
 * @param used when it was last used
 */
public record Passkey(
    RandomId id,
    RandomId person,
    String credential,
    String label,
    String content,
    Instant created,
    Optional<Instant> used) {}
