/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Registers: what only people know, and clouds without an API, typed into Excel tables.
 *
 * <p>The tables are made from the shapes of the model and read back into an estate; every mistake
 * is told with its file, sheet, row, column and cure, all together. The format is written down in
 * docs/formats/registers.md.
 */
@NullMarked
package io.yunheng.estate.register;

import org.jspecify.annotations.NullMarked;
