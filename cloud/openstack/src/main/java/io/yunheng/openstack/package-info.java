/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Reads an OpenStack cloud into an estate, over its public APIs and without changing anything.
 *
 * <p>{@link io.yunheng.openstack.OpenStackCollector} is the way in. Below it lie the settings of a
 * cloud, the HTTP door with its recordings, the session, and one reader for each part of the cloud.
 */
@NullMarked
package io.yunheng.openstack;

import org.jspecify.annotations.NullMarked;
