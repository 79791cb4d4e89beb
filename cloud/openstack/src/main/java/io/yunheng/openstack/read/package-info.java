/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * From the documents of OpenStack's services to the neutral kinds of an estate, one reader for each
 * part of the cloud.
 *
 * <p>Every kind that is tried leaves a coverage. What a service does not say stays unknown with the
 * reason.
 */
@NullMarked
package io.yunheng.openstack.read;

import org.jspecify.annotations.NullMarked;
