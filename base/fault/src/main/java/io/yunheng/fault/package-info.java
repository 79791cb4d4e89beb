/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What went wrong, and what to do about it.
 *
 * <p>One closed set of error codes; the message in Chinese and English, the cure and the exit code
 * all derive from the code. Every other room may know this one and it knows none.
 */
@NullMarked
package io.yunheng.fault;

import org.jspecify.annotations.NullMarked;
