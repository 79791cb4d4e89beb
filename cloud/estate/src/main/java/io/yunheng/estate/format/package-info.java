/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Estates as files: JSON Lines that are written once, carried anywhere and never read by half.
 *
 * <p>{@link io.yunheng.estate.EstateWriter} and {@link io.yunheng.estate.EstateReader} stream in
 * both directions; the format is specified in {@code docs/formats/estate.md}. What one does with
 * estates as values is here too: merging and comparing them.
 */
@NullMarked
package io.yunheng.estate.format;

import org.jspecify.annotations.NullMarked;
