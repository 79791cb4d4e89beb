/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Who somebody is: log-in, sessions, second factors, lock-out, invitations. The store keeps what
 * this room decides; nothing here knows of pages.
 */
@NullMarked
package io.yunheng.server.identity;

import org.jspecify.annotations.NullMarked;
