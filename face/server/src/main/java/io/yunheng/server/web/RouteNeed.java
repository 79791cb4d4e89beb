/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.access.Operation;

/** What somebody needs to be let through to a route. */
public sealed interface RouteNeed {
  /**
   * Nothing.
   *
   * @param why strangers may come
   */
  record Open(String why) implements RouteNeed {}

  /** A log-in that was begun, complete or not. */
  record Begun(String why) implements RouteNeed {}

  /**
   * To be logged in; whatever the route does concerns the visitor alone.
   *
   * @param why no permission is asked for
   */
  record LoggedIn(String why) implements RouteNeed {}

  /** A permission on what the route is about. */
  record Permitted(Operation operation, TargetSource on) implements RouteNeed {}

  /** On the installation. */
  static RouteNeed installation(Operation operation) {
    return new Permitted(operation, TargetSource.INSTALLATION);
  }

  /** On the organisation that the path names as {@code organisation}. */
  static RouteNeed organisation(Operation operation) {
    return new Permitted(operation, TargetSource.ORGANISATION);
  }

  /** On at least one object of the case that the path names as {@code case}. */
  static RouteNeed caseObjects(Operation operation) {
    return new Permitted(operation, TargetSource.CASE_OBJECTS);
  }

  /** On the case that the path names as {@code case}. */
  static RouteNeed workCase(Operation operation) {
    return new Permitted(operation, TargetSource.CASE);
  }
}
