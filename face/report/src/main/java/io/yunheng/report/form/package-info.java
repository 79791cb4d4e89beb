/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * A request on paper: the form that goes to whoever has no account, and what was filled into it.
 */
@NullMarked
package io.yunheng.report.form;

import org.jspecify.annotations.NullMarked;
