/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What proves who somebody is: rules for passwords, time-based codes, recovery codes, and the
 * picture that carries a secret to a telephone.
 */
@NullMarked
package io.yunheng.server.secret;

import org.jspecify.annotations.NullMarked;
