/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.outside;

import java.net.URI;

/**
 * What a browser takes to the provider, and what is kept here meanwhile.
 *
 * @param address at the provider
 * @param state that has to come back
 * @param nonce that the token has to name by its digest
 * @param verifier that proves to the provider that we began it (PKCE, RFC 7636)
 */
public record OidcRequest(URI address, String state, String nonce, String verifier) {}
