/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Decides whether a folder is a valid, signed bag. Bags follow BagIt 1.0 (RFC 8493) and can be
 * written, read and validated; bags of the drafts 0.93 to 0.97 can be read. Tag manifests are
 * signed with SM2 or Ed25519.
 *
 * <pre>{@code
 * BagValidator validator =
 *     new BagValidator(BagRules.shipped(), new FastDigests(engine, 2, progress), BagLimits.STANDARD, scratch);
 * BagReport report = validator.validate(folder);
 * boolean sound = report.valid();
 * }</pre>
 */
@NullMarked
package io.yunheng.bag;

import org.jspecify.annotations.NullMarked;
