/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * How a request becomes an answer: every route declares what it needs, one guard stands before all
 * of them, and answers, errors and headers are made in one place. Nearly all that Spring is asked
 * for is asked for here.
 */
@NullMarked
package io.yunheng.server.web;

import org.jspecify.annotations.NullMarked;
