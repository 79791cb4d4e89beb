/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Decides whether bytes are the same. It walks trees of files and computes several digests of many
 * files in parallel, with generated machine code where processor and system allow it, otherwise
 * with libcrypto or in Java. The implementation does not affect results, and an interruption stops
 * after the current part of a file.
 *
 * <pre>{@code
 * try (DigestEngine engine = DigestEngine.fastest()) {
 *   Set<Algorithm> algorithms = EnumSet.of(Algorithm.SM3, Algorithm.SHA_256);
 *   TreeDigests.of(folder, algorithms, engine, 2, found -> names.add(found.path()));
 * }
 * }</pre>
 */
@NullMarked
package io.yunheng.fixity;

import org.jspecify.annotations.NullMarked;
