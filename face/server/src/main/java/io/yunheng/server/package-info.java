/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The place where people work together: web pages and, later, an API, over one store. The only room
 * that knows Spring. It is started by the launcher and entered by nobody; its packages have doors
 * of their own.
 *
 * <pre>{@code
 * ServerSettings settings = ServerSettings.read(file, environment, flags, home);
 * try (YunhengServer server = YunhengServer.start(settings, clock, random)) {
 *   server.setUpLink().ifPresent(System.out::println);
 * }
 * }</pre>
 */
@NullMarked
package io.yunheng.server;

import org.jspecify.annotations.NullMarked;
