/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Decides whether everything was handed over, unchanged. A manifest lists the content of trees,
 * object stores, images and databases, as a BagIt bag or for a payload left in place; the received
 * data are verified against it byte for byte, and an estate is reconciled with it. Interrupted work
 * can be resumed.
 *
 * <pre>{@code
 * try (DigestEngine engine = DigestEngine.fastest()) {
 *   Overview made = new ManifestMaker(BagRules.shipped(), engine, progress).make(request);
 *   Verification compared =
 *       new Verifier(BagRules.shipped(), engine, progress).verify(verifyRequest, discrepancies);
 * }
 * }</pre>
 */
@NullMarked
package io.yunheng.handover;

import org.jspecify.annotations.NullMarked;
