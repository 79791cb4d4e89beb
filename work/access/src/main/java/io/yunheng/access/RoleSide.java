/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import io.yunheng.fault.Word;

/** Which side of a case a role is of. Who assesses a case holds no role of another side in it. */
enum RoleSide implements Word {
  ADMINISTRATION("administration"),
  CUSTOMER("customer"),
  ASSESSOR("assessor"),
  PROVIDER("provider"),
  OVERSIGHT("oversight");

  private final String code;

  RoleSide(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  /** Whether one person may hold roles of both in one case. */
  boolean goesWith(RoleSide other) {
    return this == other || (this != ASSESSOR && other != ASSESSOR);
  }
}
