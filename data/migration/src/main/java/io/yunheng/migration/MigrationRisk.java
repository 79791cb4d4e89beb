/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import io.yunheng.fault.Word;

/** The risk of a migration that a finding bears out (GOV-5.2.1). */
public enum MigrationRisk implements Word {
  /** Components forgotten or moved wrongly: GOV-5.2.1 a). */
  COMPONENTS("a"),
  /** Data not the same: b). */
  DATA("b"),
  /** Configuration changed or wrong: c). */
  CONFIGURATION("c"),
  /** Software that does not work on the new platform: d). */
  SOFTWARE("d"),
  /** A way back that does not lead back: e). */
  ROLLBACK("e");

  private final String code;

  MigrationRisk(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  /** The clause's id in the catalog, for example {@code GOV-5.2.1-c}. */
  public String clause() {
    return "GOV-5.2.1-" + code;
  }
}
