/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

/** What a route does. */
@FunctionalInterface
public interface RouteHandler {
  /**
   * Answers a visit that the guard let through.
   *
   * @throws io.yunheng.fault.FaultException which becomes the page of an error
   */
  WebAnswer handle(Visit visit);
}
