/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.fault.Word;

/** Whoever has to act. */
public enum Actor implements Word {
  CUSTOMER("customer"),
  PROVIDER("provider"),
  /** A vendor that serves the customer. */
  AGENT("agent"),
  AGENT_DEVELOPER("agent-developer"),
  AGENT_INTEGRATOR("agent-integrator"),
  AGENT_SECURITY("agent-security"),
  ASSESSOR("assessor"),
  REGULATOR("regulator"),
  /** A partner serves the provider. */
  PARTNER_SOFTWARE("partner-software"),
  PARTNER_HARDWARE("partner-hardware"),
  PARTNER_OM("partner-om"),
  PARTNER_SECURITY("partner-security");

  private final String code;

  Actor(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
