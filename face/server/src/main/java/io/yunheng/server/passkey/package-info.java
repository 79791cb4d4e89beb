/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What WebAuthn asks of a server, by webauthn4j: for which name passkeys hold, what a browser is
 * asked for, and whether what it answers is right.
 */
@NullMarked
package io.yunheng.server.passkey;

import org.jspecify.annotations.NullMarked;
