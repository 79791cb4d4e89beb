/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.http.Secret;

/**
 * The time-based codes of a person (RFC 6238).
 *
 * @param seed the secret, as it was given to the store
 * @param confirmed whether a first code was right
 * @param lastStep the last time step of which a code was used; codes of it and of earlier ones are
 *     not taken again
 */
public record TotpFactor(Secret seed, boolean confirmed, long lastStep) {}
