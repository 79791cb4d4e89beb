/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import java.util.List;

/** The routes of one subject. */
@FunctionalInterface
public interface WebRoutes {
  List<WebRoute> routes();
}
