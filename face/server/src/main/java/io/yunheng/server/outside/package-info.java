/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Who somebody is in the words of others: an identity provider (OpenID Connect) and a directory
 * (LDAP) are asked here. What they say of what he may do is not read.
 */
@NullMarked
package io.yunheng.server.outside;

import org.jspecify.annotations.NullMarked;
