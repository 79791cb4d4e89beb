/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * A logged-in session with a cloud: its token and catalogue, the microversions of its services, and
 * lists read page by page. A call that does not succeed becomes a {@link io.yunheng.estate.Gap}.
 */
@NullMarked
package io.yunheng.openstack.session;

import org.jspecify.annotations.NullMarked;
