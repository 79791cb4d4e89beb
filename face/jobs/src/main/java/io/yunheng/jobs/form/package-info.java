/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Forms of requests that came back: whatever somebody sent is unpacked and read here. */
@NullMarked
package io.yunheng.jobs.form;

import org.jspecify.annotations.NullMarked;
