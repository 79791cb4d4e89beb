/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

/** What a login is for. */
public sealed interface LoginScope {
  record Project(LoginIdentity project) implements LoginScope {}

  record Domain(LoginIdentity domain) implements LoginScope {}

  /** The whole installation ({@code system_scope: all}). */
  record Whole() implements LoginScope {}

  /** Whatever the login brings with it: an application credential's project. */
  record Implied() implements LoginScope {}

  /** For people and recordings. */
  default String shown() {
    return switch (this) {
      case Project(LoginIdentity project) -> "project:" + project.shown();
      case Domain(LoginIdentity domain) -> "domain:" + domain.shown();
      case Whole() -> "system";
      case Implied() -> "implied";
    };
  }
}
