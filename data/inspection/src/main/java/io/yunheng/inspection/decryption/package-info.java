/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Decrypts handed-over files as bounded streams: a stream ends only when all of the ciphertext was
 * found authentic, as far as its form can tell. Keys come from files and appear nowhere else.
 */
@NullMarked
package io.yunheng.inspection.decryption;

import org.jspecify.annotations.NullMarked;
