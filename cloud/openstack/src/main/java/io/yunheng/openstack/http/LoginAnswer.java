/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.http;

import io.yunheng.http.Secret;
import java.util.Optional;

/**
 * What came of a login.
 *
 * @param token present if the login succeeded
 */
public record LoginAnswer(HttpAnswer answer, Optional<Secret> token) {}
