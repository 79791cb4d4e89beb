/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The commands: thin wiring of the rooms for a person or a script at a terminal.
 *
 * <p>Results go to standard output, as text or as JSON; progress and faults go to standard error.
 * The exit code says how it ended.
 */
@NullMarked
package io.yunheng.cli;

import org.jspecify.annotations.NullMarked;
