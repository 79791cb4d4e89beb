/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import org.springframework.http.HttpMethod;

/**
 * One address of the server: what is asked of it, what that needs, and what is done.
 *
 * @param path with variables in braces
 */
public record WebRoute(HttpMethod method, String path, RouteNeed need, RouteHandler handler) {
  /** A page. */
  public static WebRoute get(String path, RouteNeed need, RouteHandler handler) {
    return new WebRoute(HttpMethod.GET, path, need, handler);
  }

  /** Something that is done. */
  public static WebRoute post(String path, RouteNeed need, RouteHandler handler) {
    return new WebRoute(HttpMethod.POST, path, need, handler);
  }

  /** How lists of routes name it. */
  public String name() {
    return method + " " + path;
  }
}
