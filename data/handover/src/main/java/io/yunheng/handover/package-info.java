/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Says whether everything was handed over, unchanged. A manifest lists what trees, object stores,
 * images and databases hold, as a BagIt bag or beside the payload; it is compared with what is
 * there to the last byte, and with what an estate says there should be. Work goes on where it was
 * cut off.
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
