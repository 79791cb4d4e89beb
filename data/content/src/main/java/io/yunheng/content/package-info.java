/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What is in a file, told from its content and its name: its format, whether it may be sensitive,
 * what it is for and which time it covers. Nothing here opens a file; callers hand in the bytes
 * that they read anyway. What is proposed here a person decides.
 */
@NullMarked
package io.yunheng.content;

import org.jspecify.annotations.NullMarked;
