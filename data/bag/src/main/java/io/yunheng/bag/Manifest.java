/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

/**
 * A manifest of a bag.
 *
 * @param file its name in the bag
 * @param algorithm the name of its digest, as normalised (RFC 8493 section 2.4)
 */
record Manifest(String file, String algorithm) {}
