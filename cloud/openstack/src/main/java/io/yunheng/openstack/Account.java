/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

import io.yunheng.http.Secret;
import java.util.Optional;

/** Who logs in, and with what. */
public sealed interface Account {
  /** A person or service with a password. */
  record Password(LoginIdentity user, Secret password) implements Account {}

  /**
   * An application credential; its project is fixed.
   *
   * @param user owner, needed when the credential is given by name
   */
  record ApplicationCredential(
      Optional<String> id, Optional<String> name, Optional<LoginIdentity> user, Secret secret)
      implements Account {}
}
