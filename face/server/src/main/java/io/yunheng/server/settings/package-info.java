/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The settings of the server: one file, variables of the environment and flags become a tested
 * value for each concern; everything that is wrong is told at once.
 */
@NullMarked
package io.yunheng.server.settings;

import org.jspecify.annotations.NullMarked;
