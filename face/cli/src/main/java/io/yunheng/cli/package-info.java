/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Implements the commands, as a thin layer over the other rooms. Results go to standard output as
 * text or JSON; progress and errors go to standard error. The exit code states the outcome.
 *
 * <pre>{@code
 * PrintWriter out = new PrintWriter(System.out, true);
 * PrintWriter err = new PrintWriter(System.err, true);
 * int exit = Yunheng.commandLine(out, err, Language.EN).execute("assess", "case", "-o", "out");
 * }</pre>
 */
@NullMarked
package io.yunheng.cli;

import org.jspecify.annotations.NullMarked;
