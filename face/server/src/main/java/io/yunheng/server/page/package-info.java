/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What a page is made of, as values: a shell with who is logged in and where one can go, and parts
 * in one language that templates show. Nothing here knows of requests.
 */
@NullMarked
package io.yunheng.server.page;

import org.jspecify.annotations.NullMarked;
