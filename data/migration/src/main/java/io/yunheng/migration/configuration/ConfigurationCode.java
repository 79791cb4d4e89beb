/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration.configuration;

import io.yunheng.finding.FindingCode;
import java.util.Locale;

/**
 * The closed set of things that comparisons of estates and of hosts find. Weights, risks and texts
 * are in {@code configuration.yaml}.
 */
public enum ConfigurationCode implements FindingCode {
  // Resources of estates
  MISSING,
  ADDED,
  BACKUP_MISSING,
  CHANGED,
  DATA_CHANGED,
  RENAMED,
  SMALLER,
  WEAKER,
  MORE_ALLOWED,
  TO_LOOK_AT,
  AMBIGUOUS,
  NOT_COMPARABLE,
  NOT_FOUND_OUT,
  RULE_WIDER,
  RULE_NARROWER,
  RULES_NOT_COMPARABLE,
  MAPPING_UNCLEAR,
  LEFT_ON_PURPOSE,

  // Hosts
  HOST_MISSING,
  HOST_ADDED,
  HOST_AMBIGUOUS,
  HOST_TWICE,
  SECTION_NOT_COMPARABLE,
  ENTRY_NOT_COMPARABLE,
  ENTRY_MISSING,
  ENTRY_ADDED,
  ENTRY_CHANGED,
  ENTRY_TO_LOOK_AT,
  HARDWARE_SMALLER,
  PACKAGE_MISSING,
  PACKAGE_ADDED,
  PACKAGE_OLDER,
  PACKAGE_NEWER,
  PACKAGING_DIFFERENT,
  RUNTIME_MISSING,
  RUNTIME_OLDER,
  RUNTIME_NEWER,
  REQUIREMENT_UNMET,
  SERVICE_MISSING,
  SERVICE_NOT_RUNNING,
  SERVICE_NOT_ENABLED,
  SERVICE_ADDED,
  PORT_OPENED,
  PORT_WIDER,
  PORT_NARROWER,
  PORT_CLOSED,
  USER_MISSING,
  USER_ADDED,
  PRIVILEGE_ADDED,
  FILE_MISSING,
  FILE_ADDED,
  FILE_DIFFERENT,
  OPTION_DIFFERENT,
  PERMISSION_WIDER,
  PERMISSION_NARROWER,
  KERNEL_SETTING_DIFFERENT,
  CLOCK_DIFFERENT,
  CLOCK_NOT_SYNCHRONISED,
  FILTER_RULE_MISSING,
  FILTER_RULE_ADDED,
  FILTER_ORDER_DIFFERENT,
  CERTIFICATE_EXPIRED,
  CERTIFICATE_SOON_EXPIRED,
  CERTIFICATE_EARLIER;

  /** The stable code, for example {@code rule-wider}. */
  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
