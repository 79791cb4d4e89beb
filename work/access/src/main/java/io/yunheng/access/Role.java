/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import io.yunheng.fault.Word;

/** As what somebody acts. What each may do stands in {@code permissions.yaml}. */
public enum Role implements Word {
  SYSTEM_ADMINISTRATOR("system-administrator"),
  SECURITY_ADMINISTRATOR("security-administrator"),
  AUDIT_ADMINISTRATOR("audit-administrator"),
  /** Leads the customer's side of a case (客户负责人). */
  CUSTOMER_LEAD("customer-lead"),
  /** Provides material (材料提供人). */
  CONTRIBUTOR("contributor"),
  /** Answers the assessors' questions (配合人员, GB/T 28449-2018 7.2.3). */
  CONTACT("contact"),
  /** Assesses (测评师). */
  ASSESSOR("assessor"),
  /** Leads an assessment project (项目负责人). */
  PROJECT_LEAD("project-lead"),
  /** Reviews (复核人). */
  REVIEWER("reviewer"),
  /** Signs for the assessment firm (授权签字人). */
  SIGNATORY("signatory"),
  PROVIDER("provider"),
  PARTNER("partner"),
  /** Works for a customer: developer, integrator or security firm, as its organisation says. */
  AGENT("agent"),
  SUPERIOR("superior"),
  REGULATOR("regulator");

  private final String code;

  Role(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
