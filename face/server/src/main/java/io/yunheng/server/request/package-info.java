/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What is asked of people in a case: material, confirmations, remediation. */
@NullMarked
package io.yunheng.server.request;

import org.jspecify.annotations.NullMarked;
