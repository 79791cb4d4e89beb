/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import io.yunheng.fault.Word;

/** What an organisation is in the use of cloud services. */
public enum OrganisationKind implements Word {
  /** Uses a cloud service (云服务客户). */
  CUSTOMER("customer"),
  /** Runs a cloud service (云服务商). */
  PROVIDER("provider"),
  /** Supplies a provider (合作者). */
  PARTNER("partner"),
  /** Develops for a customer; an agent. */
  DEVELOPER("developer"),
  /** Builds for a customer; an agent. */
  INTEGRATOR("integrator"),
  /** Cares for the security of a customer; an agent. */
  SECURITY_FIRM("security-firm"),
  /** Assesses (测评机构). */
  ASSESSMENT_FIRM("assessment-firm"),
  /** Is above a customer (上级主管单位). */
  SUPERIOR("superior"),
  /** Supervises (监管机构). */
  REGULATOR("regulator");

  private final String code;

  OrganisationKind(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
