/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * How a cloud and the login to it are named: {@code clouds.yaml} as OpenStack's own clients read
 * it.
 */
@NullMarked
package io.yunheng.openstack.config;

import org.jspecify.annotations.NullMarked;
