/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What people say of the parties of a cloud service: organisations, what they do, agreements, and
 * work handed on under them. Read from a file whose mistakes are told with their places.
 */
@NullMarked
package io.yunheng.responsibility.arrangement;

import org.jspecify.annotations.NullMarked;
