/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One thing that is asked of a route.
 *
 * @param route its name
 * @param about what it is asked of, for messages
 * @param path with the ids of that
 * @param type of the body
 * @param body that would be accepted, without the token of forms
 * @param expected what somebody is to be answered
 * @param uses the thing that an accepted request uses up
 */
record WalkStop(
    String route,
    String about,
    String path,
    String type,
    String body,
    Function<WalkPerson, Expected> expected,
    Optional<String> uses) {
  /** What is answered. */
  enum Expected {
    /** The route does what it is for, or says what is wrong with the form. */
    ALLOWED,
    /** It is there, but not for him to do. */
    REFUSED,
    /** It is not there. */
    ABSENT
  }

  static WalkStop of(
      String route, String about, String path, Function<WalkPerson, Expected> expected) {
    return new WalkStop(route, about, path, "", "", expected, Optional.empty());
  }

  WalkStop form(Map<String, String> values) {
    return body("application/x-www-form-urlencoded", TestBrowser.form(values));
  }

  WalkStop body(String newType, String newBody) {
    return new WalkStop(route, about, path, newType, newBody, expected, uses);
  }

  WalkStop using(String thing) {
    return new WalkStop(route, about, path, type, body, expected, Optional.of(thing));
  }

  boolean posts() {
    return route.startsWith("POST");
  }

  @Override
  public String toString() {
    return route + " of " + about;
  }
}
