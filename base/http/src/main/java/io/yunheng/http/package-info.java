/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Asks servers over HTTP/1.1, for OpenStack and the object stores alike. Certificates are always
 * verified, redirects are never followed, and a proxy is used only if it is given. A request that
 * may succeed later is sent again after a bounded back-off.
 *
 * <pre>{@code
 * HttpChannel channel = new HttpChannel(timeout, Trust.managers(cacert), ProxySettings.NONE);
 * Backoff.Attempts attempts = Backoff.of(policy).begin();
 * HttpResponse<byte[]> response = channel.fetch(request, maxBody, timeout);
 * }</pre>
 */
@NullMarked
package io.yunheng.http;

import org.jspecify.annotations.NullMarked;
