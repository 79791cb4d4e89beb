/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Audit trails that services write: CADF events (DMTF DSP0262, as pyCADF and Keystone write them)
 * and the notifications of Nova, Neutron and other OpenStack services.
 */
@NullMarked
package io.yunheng.estate.events;

import org.jspecify.annotations.NullMarked;
