/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The one door to a cloud: what may be asked, how it is asked over HTTP, and how answers are
 * recorded and replayed.
 *
 * <p>Nothing but reading and logging in can be expressed. Secrets are taken out of every answer
 * before it leaves this package.
 */
@NullMarked
package io.yunheng.openstack.http;

import org.jspecify.annotations.NullMarked;
