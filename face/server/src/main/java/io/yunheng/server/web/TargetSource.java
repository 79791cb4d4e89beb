/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

/** Where a request says what it is about. */
public enum TargetSource {
  /** It is about the installation. */
  INSTALLATION(""),
  /** The path names an organisation. */
  ORGANISATION("organisation"),
  /** The path names a case. */
  CASE("case"),
  /** The path names a case, of which the page shows those objects that the visitor may see. */
  CASE_OBJECTS("case");

  private final String variable;

  TargetSource(String variable) {
    this.variable = variable;
  }

  /** The variable of the path with the id; empty for the installation. */
  public String variable() {
    return variable;
  }
}
