/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

/** What a login is for. */
public sealed interface Scope {
  record Project(Identity project) implements Scope {}

  record Domain(Identity domain) implements Scope {}

  /** The whole installation ({@code system_scope: all}). */
  record Whole() implements Scope {}

  /** Whatever the login brings with it: an application credential's project. */
  record Implied() implements Scope {}

  /** For people and recordings. */
  default String shown() {
    return switch (this) {
      case Project(Identity project) -> "project:" + project.shown();
      case Domain(Identity domain) -> "domain:" + domain.shown();
      case Whole() -> "system";
      case Implied() -> "implied";
    };
  }
}
