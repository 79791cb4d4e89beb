/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import io.yunheng.fault.Word;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What an account is for. An account of an administrator holds no work role and reads no case;
 * somebody who is both has two accounts. Two of the three administrators in one account need a line
 * in the settings.
 */
public enum AccountKind implements Word {
  WORK("work"),
  SYSTEM("system"),
  SECURITY("security"),
  AUDIT("audit"),
  SYSTEM_SECURITY("system-security"),
  SYSTEM_AUDIT("system-audit"),
  SECURITY_AUDIT("security-audit");

  private final String code;

  AccountKind(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  /** Whether it is for administration, and not for work. */
  public boolean administers() {
    return this != WORK;
  }

  /** The kind of an administrator's account that may hold just these roles; empty if none may. */
  public static Optional<AccountKind> administering(Set<Role> roles) {
    return Arrays.stream(values())
        .filter(AccountKind::administers)
        .filter(kind -> kind.roles().equals(roles))
        .findFirst();
  }

  /** The roles that an account of this kind may hold. */
  public Set<Role> roles() {
    Set<Role> roles = EnumSet.allOf(Role.class);
    roles.removeIf(role -> !holds(role));
    return roles;
  }

  /** Whether an account of this kind may hold the role. */
  public boolean holds(Role role) {
    return switch (role) {
      case SYSTEM_ADMINISTRATOR ->
          this == SYSTEM || this == SYSTEM_SECURITY || this == SYSTEM_AUDIT;
      case SECURITY_ADMINISTRATOR ->
          this == SECURITY || this == SYSTEM_SECURITY || this == SECURITY_AUDIT;
      case AUDIT_ADMINISTRATOR -> this == AUDIT || this == SYSTEM_AUDIT || this == SECURITY_AUDIT;
      case CUSTOMER_LEAD,
          CONTRIBUTOR,
          CONTACT,
          ASSESSOR,
          PROJECT_LEAD,
          REVIEWER,
          SIGNATORY,
          PROVIDER,
          PARTNER,
          AGENT,
          SUPERIOR,
          REGULATOR ->
          this == WORK;
    };
  }
}
