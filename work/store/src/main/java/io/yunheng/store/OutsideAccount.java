/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.RandomId;
import java.time.Instant;

/**
 * An account at an identity provider that is bound to a person.
 *
 * @param provider which one, in the words of who asks it
 * @param subject the account there; never given to somebody else
 * @param label how the account is called there, for its owner
 */
public record OutsideAccount(
    String provider, String subject, RandomId person, String label, Instant bound) {}
