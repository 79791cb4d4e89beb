/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Pages of administration: people, organisations, members, invitations, roles, permissions,
 * settings and acts.
 */
@NullMarked
package io.yunheng.server.administration;

import org.jspecify.annotations.NullMarked;
