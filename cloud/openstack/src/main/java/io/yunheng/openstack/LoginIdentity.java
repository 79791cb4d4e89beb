/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

import java.util.Optional;

/**
 * A user, project or domain, named by id, or by name within a domain.
 *
 * @param domain of a name; empty for a domain itself
 */
public record LoginIdentity(
    Optional<String> id, Optional<String> name, Optional<LoginIdentity> domain) {
  public LoginIdentity {
    if (id.isEmpty() && name.isEmpty()) {
      throw new IllegalArgumentException("neither id nor name");
    }
  }

  public static LoginIdentity ofId(String id) {
    return new LoginIdentity(Optional.of(id), Optional.empty(), Optional.empty());
  }

  /** For people and recordings: the id, or the name. */
  public String shown() {
    return id.or(() -> name).orElseThrow();
  }
}
